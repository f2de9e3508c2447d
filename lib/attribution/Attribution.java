package lib.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lib.attribution.Organization.Switch;
import lib.connector.Connector;
import lib.finding.Basis;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.replies.RelayCause;

/**
 * What Exchange Online does with one recipient of a mail, by Microsoft's published rules: a rehearsal of them, not
 * Microsoft's code. Nothing here looks at the From header (P2, which no longer counts) or at the name that the client
 * connected to (which never did).
 *
 * @param step row of the decision table that decided
 * @param connector name of the {@code OnPremises} connector that matched
 * @param match how it matched
 * @param attributedBy what chose the organization
 * @param direction {@code MessageDirectionality}, where the mail is taken
 * @param refusal what is said instead of taking it
 * @param reasons in the order in which they were found
 */
public record Attribution(
        int step,
        Optional<String> connector,
        Match match,
        By attributedBy,
        Optional<Direction> direction,
        Optional<ReplyText> refusal,
        List<Reason> reasons) {

    /** How a connector was found. */
    public enum Match {
        CERTIFICATE,
        IP,
        NONE
    }

    /** The priority list of MC1226222. */
    public enum By {
        CERTIFICATE_DOMAIN,
        SENDER_DOMAIN,
        RECIPIENT_DOMAIN,
        NOTHING
    }

    /** Words of {@code X-MS-Exchange-Organization-MessageDirectionality}. */
    public enum Direction {
        ORIGINATING,
        INCOMING
    }

    public Attribution {
        reasons = List.copyOf(reasons);
    }

    /** Whether a part of the way here is not published, or the sources disagree. */
    public Basis basis() {
        return reasons.stream().anyMatch(Reason::isInferred) ? Basis.INFERRED : Basis.DOCUMENTED;
    }

    /**
     * Decides.
     *
     * @param mailFrom envelope sender (P1); "" for the null sender
     * @param rcptTo one envelope recipient
     */
    public static Attribution of(Organization organization, Client client, String mailFrom, String rcptTo) {
        Optional<Attribution> banned = beforeAll(organization, client);
        if (banned.isPresent()) {
            return banned.get();
        }
        List<Reason> reasons = new ArrayList<>();
        Optional<ConnectorMatch> match = ConnectorMatch.find(organization, client, mailFrom, reasons);
        boolean inside = organization.accepts(rcptTo);
        Attribution attribution = match.isPresent()
                ? matched(organization, client, match.get(), mailFrom, inside, reasons)
                : inside ? incoming(organization, client, mailFrom, reasons) : outside(organization, reasons);
        boolean missing = organization.missingRecipients().contains(rcptTo.toLowerCase(Locale.ROOT));
        if (missing && inside && attribution.refusal().isEmpty()) {
            reasons.add(recipientMissing(match.isPresent(), rcptTo));
            return attribution.refused(10, ReplyText.RECIPIENT_UNKNOWN, reasons);
        }
        return attribution;
    }

    /** Step 0: what is refused whatever the connectors say. */
    public static Optional<Attribution> beforeAll(Organization organization, Client client) {
        String address = IpAddress.text(client.address());
        if (client.isIpv6() && organization.has(Switch.IPV6_NO_PTR)) {
            return banned(ReplyText.IPV6_NO_PTR, address + " has no reverse DNS record");
        }
        if (organization.has(Switch.ADDRESS_BANNED)) {
            return banned(ReplyText.BANNED_ADDRESS, address + " is on the block list");
        }
        if (client.heloIsTheServer()) {
            return banned(ReplyText.BAD_HELO, "the client gives the server's name as its own");
        }
        if (client.isIpv6() && organization.has(Switch.IPV6_UNSIGNED)) {
            return banned(ReplyText.IPV6_UNSIGNED, "IPv6, and neither SPF nor DKIM passes");
        }
        return Optional.empty();
    }

    private static Optional<Attribution> banned(ReplyText refusal, String why) {
        return Optional.of(refusal(0, refusal, new ArrayList<>(List.of(Reason.published("NDR", why)))));
    }

    /** Steps 2, 3, 4, 8 and 9. */
    private static Attribution matched(
            Organization organization,
            Client client,
            ConnectorMatch match,
            String mailFrom,
            boolean inside,
            List<Reason> reasons) {
        boolean certificate = match.certificateName().isPresent();
        List<Reason> unused = new ArrayList<>();
        if (inside && PartnerRules.find(organization, client, mailFrom, unused).refuses()) {
            String text = "the organization's own connector goes before a partner's restriction";
            reasons.add(Reason.inferred("PARTNER", text));
        }
        if (match.acceptedDomain().isPresent()) {
            return originating(2, match, By.CERTIFICATE_DOMAIN, reasons);
        }
        if (organization.accepts(mailFrom)) {
            String domain = MailAddress.domain(mailFrom);
            reasons.add(Reason.published("RELAY23", "the sender's " + domain + " is accepted"));
            if (certificate) {
                String text = "the certificate's domain is not, so the sender's decides";
                reasons.add(Reason.inferred("RELAY23", text));
            } else {
                String text = "another tenant with the same address would make this uncertain";
                reasons.add(Reason.published("MC1226222", text));
            }
            return originating(certificate ? 4 : 3, match, By.SENDER_DOMAIN, reasons);
        }
        String sender = mailFrom.isEmpty()
                ? "the null sender has no domain that could be accepted"
                : "the sender's " + MailAddress.domain(mailFrom) + " is not accepted";
        reasons.add(Reason.published("RELAY23", sender)
                .as(mailFrom.isEmpty() ? RelayCause.NULL_SENDER : RelayCause.SENDER_NOT_ACCEPTED));
        if (inside) {
            reasons.add(Reason.inferred("MC1226222", "the recipient's domain is, and decides"));
            return originating(9, match, By.RECIPIENT_DOMAIN, reasons);
        }
        return refusal(8, ReplyText.ATTR36, reasons).at(match);
    }

    /** Steps 1, 5 and 11: no connector of the own organization, and a recipient in it. */
    private static Attribution incoming(
            Organization organization, Client client, String mailFrom, List<Reason> reasons) {
        PartnerRules.Finding partner = PartnerRules.find(organization, client, mailFrom, reasons);
        if (partner.refuses()) {
            int step = partner.refusal().get() == ReplyText.PARTNER_TLS ? 11 : 1;
            return refusal(step, partner.refusal().get(), reasons);
        }
        boolean rejected = organization.has(Switch.REJECT_DIRECT_SEND) && organization.accepts(mailFrom);
        if (rejected && !partner.identified() && !PartnerRules.knowsSource(organization, client, reasons)) {
            String own = MailAddress.domain(mailFrom);
            reasons.add(Reason.published("SOC", "RejectDirectSend is on and " + own + " is the tenant's own")
                    .as(RelayCause.DIRECT_SEND));
            return refusal(5, ReplyText.DIRECT_SEND, reasons);
        }
        reasons.add(Reason.published("NIC", "no connector matched: anonymous mail from outside"));
        return new Attribution(
                5,
                Optional.empty(),
                Match.NONE,
                By.RECIPIENT_DOMAIN,
                Optional.of(Direction.INCOMING),
                Optional.empty(),
                reasons);
    }

    /** Steps 6 and 7: nothing matched, and the recipient is none of the organization's. */
    private static Attribution outside(Organization organization, List<Reason> reasons) {
        if (organization.has(Switch.WRONG_REGION)) {
            reasons.add(Reason.published("ATTR35", "the entry point belongs to another region"));
            return refusal(7, ReplyText.ATTR35, reasons);
        }
        String text = "no connector matched, and the recipient's domain is not accepted";
        reasons.add(Reason.published("IRR", text));
        return refusal(6, ReplyText.TENANT_ATTRIBUTION, reasons);
    }

    private static Reason recipientMissing(boolean matched, String rcptTo) {
        String text = rcptTo + " does not exist (directory-based edge blocking)";
        return matched
                ? Reason.inferred("N541", text + "; that it holds for matched mail too is assumed")
                : Reason.published("N541", text);
    }

    private static Attribution originating(int step, ConnectorMatch match, By by, List<Reason> reasons) {
        return new Attribution(
                        step,
                        Optional.empty(),
                        Match.NONE,
                        by,
                        Optional.of(Direction.ORIGINATING),
                        Optional.empty(),
                        reasons)
                .at(match);
    }

    private static Attribution refusal(int step, ReplyText refusal, List<Reason> reasons) {
        return new Attribution(
                step, Optional.empty(), Match.NONE, By.NOTHING, Optional.empty(), Optional.of(refusal), reasons);
    }

    private Attribution at(ConnectorMatch matched) {
        Connector own = matched.connector();
        Match how = matched.certificateName().isPresent() ? Match.CERTIFICATE : Match.IP;
        return new Attribution(step, Optional.of(own.name()), how, attributedBy, direction, refusal, reasons);
    }

    private Attribution refused(int row, ReplyText said, List<Reason> why) {
        return new Attribution(row, connector, match, attributedBy, Optional.empty(), Optional.of(said), why);
    }
}
