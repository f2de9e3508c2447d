package lib.causes;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lib.attribution.Attribution;
import lib.attribution.Client;
import lib.attribution.Organization;
import lib.attribution.Organization.Switch;
import lib.attribution.Reason;
import lib.net.IpAddress;
import lib.relay.Relay;
import lib.replies.Explanation;
import lib.replies.FoundReply;
import lib.replies.RelayCause;

/** What Microsoft's published rules ({@link Attribution}) give for the relay of a relay.json. */
final class PublishedRules {
    private final Relay relay;
    private final FoundReply reply;
    private final ShownCertificate shown;
    private final boolean inside;
    private final Organization organization;
    private final List<InetAddress> addresses;
    private final List<Attribution> attributions = new ArrayList<>();
    private final Map<RelayCause, String> inTheWay = new EnumMap<>(RelayCause.class);

    /** Applies them to the mail that was refused, as far as its reply tells of it. */
    PublishedRules(Relay relay, Explanation refusal, ShownCertificate shown) {
        this.relay = relay;
        this.reply = refusal.reply();
        this.shown = shown;
        boolean direct = refusal.meaning().id().equals("exo.direct-send");
        inside = direct || refusal.meaning().id().equals("exo.partner-lock");
        organization = Organization.of(relay, direct ? Set.of(Switch.REJECT_DIRECT_SEND) : Set.of());
        addresses = addresses();
        if (addresses.isEmpty() && shown.certificate().isPresent()) {
            // Where the certificate decides, the address does not matter.
            attribute(InetAddress.getLoopbackAddress());
        }
        addresses.forEach(this::attribute);
    }

    private void attribute(InetAddress address) {
        boolean tls = shown.certificate().isPresent();
        Client client = new Client(address, false, tls, shown.certificate());
        Attribution one = Attribution.of(organization, client, relay.from().orElse(""), recipient());
        attributions.add(one);
        for (Reason reason : one.reasons()) {
            reason.cause().ifPresent(cause -> inTheWay.putIfAbsent(cause, reason.text()));
        }
    }

    /** The address that the reply names, else those of relay.json. */
    private List<InetAddress> addresses() {
        Optional<InetAddress> named = Addressed.in(reply.text());
        return named.isPresent()
                ? List.of(named.get())
                : relay.publicIps().stream()
                        .flatMap(text -> IpAddress.literal(text).stream())
                        .toList();
    }

    /** Whom the mail was for, else a recipient of relay.json for whom this refusal can come. */
    private String recipient() {
        String domain = relay.acceptedDomains().stream().findFirst().orElse("invalid");
        return reply.recipient()
                .or(() -> relay.to().stream()
                        .filter(to -> organization.accepts(to) == inside)
                        .findFirst())
                .orElse(inside ? "someone@" + domain : "someone@invalid");
    }

    Organization organization() {
        return organization;
    }

    List<InetAddress> known() {
        return addresses;
    }

    /** What of this cause is in the way of the relay; empty if nothing is. */
    Optional<String> inTheWay(RelayCause cause) {
        return Optional.ofNullable(inTheWay.get(cause));
    }

    /** The outcome for the relay as it is described, with the reasons; empty where it hangs on what is not known. */
    Optional<String> outcome() {
        return attributions.stream()
                .findFirst()
                .filter(one ->
                        !relay.connectors().isEmpty() && one.reasons().stream().noneMatch(this::isAssumed))
                .map(one -> said(one) + ", because " + because(one));
    }

    /** Without a certificate at hand nobody knows whether there is TLS, without test.from not who sent. */
    private boolean isAssumed(Reason reason) {
        return reason.cause()
                .filter(cause -> switch (cause) {
                    case REQUIRE_TLS, CERTIFICATE_NOT_SHOWN, PARTNER_TLS ->
                        shown.certificate().isEmpty();
                    case NULL_SENDER, SENDER_NOT_ACCEPTED -> relay.from().isEmpty();
                    default -> false;
                })
                .isPresent();
    }

    private static String said(Attribution one) {
        return one.refusal()
                .map(refusal -> "relay.json would be told " + refusal.text())
                .orElse("relay.json would be taken");
    }

    private static String because(Attribution one) {
        return one.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
    }

    /** Whether they would take what was refused: then the tenant is not as relay.json has it. */
    boolean take() {
        return !relay.connectors().isEmpty()
                && !attributions.isEmpty()
                && attributions.stream().allMatch(one -> one.refusal().isEmpty());
    }
}
