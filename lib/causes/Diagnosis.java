package lib.causes;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lib.causes.Judgement.Holds;
import lib.connector.Connector;
import lib.dns.MailHosts;
import lib.net.AddressKind;
import lib.net.IpAddress;
import lib.net.MailAddress;
import lib.relay.Relay;
import lib.replies.Cause;
import lib.replies.Explanation;
import lib.replies.FoundReply;
import lib.replies.RelayCause;

/**
 * Goes through the causes of a refusal with a relay.json in hand: what the published rules find in the way of this
 * relay, and what the reply itself names.
 */
final class Diagnosis {
    /** Causes that only a connector in relay.json lets be judged. */
    private static final Set<String> ABOUT_CONNECTORS = Set.of(
            "no-connector",
            "connector-disabled",
            "address-not-listed",
            "certificate-not-shown",
            "certificate-name",
            "chain-incomplete",
            "certificate-expired",
            "certificate-untrusted",
            "certificate-domain",
            "require-tls",
            "partner-lock",
            "partner-tls");

    private final Relay relay;
    private final FoundReply reply;
    private final ShownCertificate shown;
    private final PublishedRules rules;

    Diagnosis(Relay relay, Explanation refusal, ShownCertificate shown) {
        this.relay = relay;
        this.reply = refusal.reply();
        this.shown = shown;
        this.rules = new PublishedRules(relay, refusal, shown);
    }

    PublishedRules rules() {
        return rules;
    }

    /** Whether a cause holds, and what says so. */
    Judgement judge(Cause cause) {
        boolean aboutConnectors =
                cause.name().filter(ABOUT_CONNECTORS::contains).isPresent();
        if (aboutConnectors && relay.connectors().isEmpty()) {
            return unknown(cause, "relay.json has no connector");
        }
        return cause.name()
                .map(name -> switch (name) {
                    case "no-connector" -> noConnector(cause);
                    case "connector-disabled" -> disabled(cause);
                    case "address-not-listed" -> address(cause);
                    case "ipv6" -> ipv6(cause);
                    case "certificate-not-shown" -> notShown(cause);
                    case "certificate-name",
                            "chain-incomplete",
                            "certificate-expired",
                            "certificate-untrusted",
                            "certificate-domain" -> certificate(cause, relayCause(name));
                    case "sender-not-accepted", "null-sender" -> sender(cause);
                    case "require-tls" -> requireTls(cause);
                    case "direct-send" -> Judgement.of(cause, Holds.YES, "the reply itself says so");
                    case "partner-lock", "partner-tls" -> partner(cause, relayCause(name));
                    case "wrong-host", "third-party-mx" -> host(cause);
                    case "recipient-domain" -> recipientDomain(cause);
                    default -> unknown(cause, "relay.json does not tell");
                })
                .orElseGet(() -> unknown(cause, "relay.json does not tell"));
    }

    private static RelayCause relayCause(String name) {
        return RelayCause.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Judgement noConnector(Cause cause) {
        return own().isEmpty()
                ? yes(cause, "relay.json has connectors of type Partner alone")
                : unknown(cause, "relay.json has connector \"" + own().get(0).name() + "\"; has the tenant?");
    }

    private List<Connector> own() {
        return relay.connectors().stream()
                .filter(one -> one.connectorType() == Connector.Type.ON_PREMISES)
                .toList();
    }

    private Judgement disabled(Cause cause) {
        return own().stream()
                .filter(one -> !one.enabled())
                .findFirst()
                .map(one -> yes(cause, "connector \"" + one.name() + "\" has Enabled false"))
                .orElseGet(() -> unknown(cause, "Enabled is true in relay.json; is it in the tenant?"));
    }

    private Judgement address(Cause cause) {
        if (own().stream().allMatch(one -> one.senderIPAddresses().isEmpty())) {
            return no(cause, "no connector of relay.json goes by address");
        }
        if (rules.known().isEmpty()) {
            return unknown(cause, "relay.json has no publicIps, and the reply names no address");
        }
        if (rules.known().stream().allMatch(Inet6Address.class::isInstance)) {
            return no(cause, "no connector can name an IPv6 address");
        }
        Optional<InetAddress> inside = rules.known().stream()
                .filter(one -> !AddressKind.of(one).isOnTheInternet())
                .findFirst();
        if (inside.isPresent()) {
            return unknown(
                    cause,
                    IpAddress.text(inside.get()) + " is no address on the internet: Exchange Online sees another");
        }
        return decided(cause, RelayCause.ADDRESS_NOT_LISTED);
    }

    private Judgement ipv6(Cause cause) {
        return rules.known().stream()
                .filter(one -> one instanceof Inet6Address)
                .findFirst()
                .map(one -> yes(cause, IpAddress.text(one) + " is an IPv6 address"))
                .orElseGet(() -> unknown(cause, "no IPv6 address is named"));
    }

    private Judgement notShown(Cause cause) {
        if (own().stream().allMatch(one -> one.tlsSenderCertificateName().isEmpty())) {
            return no(cause, "no connector of relay.json goes by certificate");
        }
        return unknown(cause, "whether the server shows its certificate is seen only there");
    }

    private Judgement certificate(Cause cause, RelayCause which) {
        if (own().stream().allMatch(one -> one.tlsSenderCertificateName().isEmpty())) {
            return no(cause, "no connector of relay.json goes by certificate");
        }
        if (shown.certificate().isEmpty()) {
            return unknown(cause, shown.unknown());
        }
        return decided(cause, which);
    }

    private Judgement decided(Cause cause, RelayCause which) {
        return rules.inTheWay(which).map(text -> yes(cause, text)).orElseGet(() -> no(cause, "not by relay.json"));
    }

    private Judgement sender(Cause cause) {
        String from = relay.from().orElse("");
        boolean asksNull = cause.name().orElseThrow().equals("null-sender");
        if (from.isEmpty()) {
            return unknown(cause, "relay.json has no test.from");
        }
        if (asksNull) {
            return unknown(cause, "test.from is " + from + "; was it the sender?");
        }
        return rules.organization().accepts(from)
                ? no(cause, MailAddress.domain(from) + " is in acceptedDomains")
                : yes(cause, MailAddress.domain(from) + " is not in acceptedDomains");
    }

    private Judgement requireTls(Cause cause) {
        return own().stream()
                .filter(one -> one.requireTls() && !one.senderIPAddresses().isEmpty())
                .findFirst()
                .map(one -> unknown(cause, "connector \"" + one.name() + "\" has RequireTls"))
                .orElseGet(() -> no(cause, "no connector by address has RequireTls"));
    }

    private Judgement partner(Cause cause, RelayCause which) {
        boolean any = relay.connectors().size() > own().size();
        return any ? decided(cause, which) : unknown(cause, "relay.json has no Partner connector; has the tenant?");
    }

    private Judgement host(Cause cause) {
        Optional<String> host = reply.server().or(relay::server).map(Diagnosis::name);
        Optional<MailHosts.Operator> operator = host.flatMap(MailHosts.read()::operator);
        if (operator.isEmpty()) {
            return unknown(cause, "whose host it was sent to is not known");
        }
        String whose = host.get() + " is " + operator.get().text();
        Optional<String> own = relay.server().map(Diagnosis::name);
        if (operator.get().kind() == MailHosts.Kind.SUBMISSION) {
            boolean wrong = !cause.name().orElseThrow().equals("third-party-mx");
            return wrong ? yes(cause, whose + ", which wants a login and knows no connector") : no(cause, whose);
        }
        boolean gateway = operator.get().kind() == MailHosts.Kind.GATEWAY;
        boolean gatewayAsked = cause.name().orElseThrow().equals("third-party-mx");
        if (operator.get().kind() == MailHosts.Kind.EXCHANGE_ONLINE) {
            // A name with a hyphen is that of a domain; the others are front ends of any tenant.
            boolean another = host.get().indexOf('-') > 0 && own.isPresent() && !own.equals(host);
            return another && !gatewayAsked
                    ? yes(cause, "it went to " + host.get() + ", relay.json has " + own.get())
                    : no(cause, whose);
        }
        return gateway || !gatewayAsked ? yes(cause, whose) : no(cause, whose);
    }

    /** {@code host[address]:25} and {@code host (address)} without what follows the name. */
    private static String name(String server) {
        int end = 0;
        while (end < server.length() && "[:( ".indexOf(server.charAt(end)) < 0) {
            end++;
        }
        return server.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private Judgement recipientDomain(Cause cause) {
        return reply.recipient()
                .map(to -> rules.organization().accepts(to)
                        ? no(cause, to + " is in acceptedDomains")
                        : unknown(
                                cause,
                                to + " is not in acceptedDomains; only if the domain is yours it belongs there, else a"
                                        + " connector has to match"))
                .orElseGet(() -> unknown(cause, "the input does not name the recipient"));
    }

    private static Judgement yes(Cause cause, String evidence) {
        return Judgement.of(cause, Holds.YES, evidence);
    }

    private static Judgement no(Cause cause, String evidence) {
        return Judgement.of(cause, Holds.NO, evidence);
    }

    private static Judgement unknown(Cause cause, String evidence) {
        return Judgement.of(cause, Holds.UNKNOWN, evidence);
    }
}
