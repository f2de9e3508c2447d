package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Basis;
import lib.received.Hop;

/**
 * What is to be said of a message as a whole. A sentence speaks of one connection: its hop, its address and its TLS;
 * what the header says and what is concluded from it are two sentences.
 */
final class VerdictSentences {
    private static final int MOST_STAYS = 6;

    /** Of a header's value within a sentence. */
    private static final int MOST_TEXT = 300;

    private final Route route;
    private final Arrival arrival;
    private final List<Statement> statements = new ArrayList<>();

    private VerdictSentences(Route route) {
        this.route = route;
        this.arrival = route.connector();
    }

    static List<Statement> of(Route route) {
        VerdictSentences all = new VerdictSentences(route);
        all.write();
        return List.copyOf(all.statements);
    }

    private void write() {
        if (route.hops().isEmpty()) {
            add(Statement.said("There is no Received: line, so there is no way to be seen."));
            return;
        }
        if (route.enteredExchangeOnline()) {
            stays();
            cameIn();
            tenant();
        } else {
            add(Statement.inferred("The message never was in Exchange Online, as far as its lines tell."));
        }
        add(receiver());
        add(time());
    }

    private void add(Statement statement) {
        statements.add(statement);
    }

    private void stays() {
        List<Stay> stays = arrival.stays();
        for (int i = 0; i < stays.size(); i++) {
            int hop = stays.get(i).first() + 1;
            String where = i == 0
                    ? "The message came into Exchange Online at hop " + hop
                    : "It left, and came in again at hop " + hop;
            if (i < MOST_STAYS) {
                add(Statement.said(where + connection(i) + ".", hop));
            }
        }
        if (stays.size() > MOST_STAYS) {
            add(Statement.said("It came in " + (stays.size() - MOST_STAYS) + " more times."));
        }
        route.lineIp()
                .ifPresent(ip -> add(Statement.said(
                        "A header names " + route.connectingIp().get()
                                + " as the address that connected; the line of hop " + asked() + " names " + ip + ".",
                        asked())));
    }

    /** Address and TLS as the line of a stay's first hop has them. */
    private String connection(int stay) {
        Hop hop = route.hops().get(arrival.stays().get(stay).first());
        if (!Stay.isSmtp(hop)) {
            return "";
        }
        boolean header = stay == arrival.asked() && hop.fromIp().isEmpty();
        return hop.fromIp()
                        .or(() -> header ? route.connectingIp() : Optional.empty())
                        .map(ip -> " from " + ip)
                        .orElse("")
                + ", " + ShortWords.tls(hop);
    }

    /** Number of the hop by which it came in. */
    private int asked() {
        return arrival.entry().orElseThrow().first() + 1;
    }

    private int spoken() {
        return arrival.stays().get(arrival.spoken()).first() + 1;
    }

    /** It, and where there are several ways in, which one. */
    private String it() {
        return arrival.stays().size() == 1 ? "It came " : "At hop " + asked() + " it came ";
    }

    private String exchange() {
        return "; Exchange says so: " + arrival.header().orElse("") + ".";
    }

    private void cameIn() {
        Optional<String> header = arrival.header();
        boolean said = arrival.basis().filter(Basis.SAID::equals).isPresent();
        switch (arrival.arrival()) {
            case ON_PREMISES_CONNECTOR -> {
                String came = it() + "through an inbound connector of type OnPremises";
                add((said
                                ? Statement.said(came + exchange(), asked())
                                : Statement.inferred(
                                        came + ": concluded from " + header.get() + ", and from the transfer by SMTP.",
                                        asked()))
                        .with(header));
            }
            case INTERNET -> noConnector(" Whether a connector of type Partner took it is not said.");
            case DIRECT_SEND -> {
                noConnector("");
                add(Statement.inferred(
                                "That makes it Direct Send, if no connector of type Partner took it: concluded from the domain"
                                        + " of From:, which is the tenant's own ("
                                        + route.own().orElse("") + ").",
                                asked())
                        .with(route.own()));
            }
            case OTHER_TENANT -> {
                if (header.isPresent()) {
                    noConnector("");
                }
                add(Statement.inferred(
                        "It came from another tenant: concluded from the name of the host that handed it over, "
                                + ShortWords.sender(route.hops().get(asked() - 1)) + ".",
                        asked()));
                add(Statement.unknown(
                        "How it came to that tenant is unknown: no line and no header tells. " + howToKnow()));
            }
            case OTHER_TENANT_MAILBOX -> {
                if (header.isPresent()) {
                    noConnector("");
                }
                add(Statement.inferred(
                        "It came from a mailbox of another tenant: concluded from hop " + mailbox()
                                + ", where a mailbox server took it (" + mailboxProtocol() + "), and from hop "
                                + (arrival.stays().get(1).first() + 1) + ", where it came in again.",
                        mailbox(),
                        arrival.stays().get(1).first() + 1));
            }
            case MAILBOX -> mailboxOnly(header, said);
            case PASSED_ON -> passedOn();
            case UNKNOWN ->
                add(Statement.unknown(
                                it() + "in a way that the headers do not tell: "
                                        + (header.isPresent()
                                                ? header.get() + " and the Received: lines contradict each other."
                                                : "the X-MS-Exchange headers are missing. Take them from the copy in the"
                                                        + " recipient's mailbox."),
                                asked())
                        .with(header));
            case NONE -> throw new IllegalStateException("it was in Exchange Online");
        }
    }

    private void noConnector(String more) {
        add(Statement.said(
                        it() + "from outside the tenant, without a connector of type OnPremises" + exchange() + more,
                        asked())
                .with(arrival.header()));
    }

    private void mailboxOnly(Optional<String> header, boolean said) {
        if (said) {
            add(Statement.said("It came from a mailbox in Exchange Online" + exchange(), asked())
                    .with(header));
            return;
        }
        boolean back = arrival.asked() > 0;
        if (back && header.isPresent()) {
            noConnector("");
        }
        boolean line = arrival.stays().get(0).entry() == Stay.Entry.MAILBOX;
        String from = line
                ? "hop " + mailbox() + ", where a mailbox server took it (" + mailboxProtocol() + ")"
                : header.orElse("") + ", and from hop " + mailbox() + ", which takes mail after a login";
        add(Statement.inferred(
                        "It came from a mailbox in Exchange Online: concluded from " + from
                                + (back ? ". Whose tenant's it is, is not said." : "."),
                        mailbox())
                .with(header.filter(one -> !line)));
    }

    private int mailbox() {
        return arrival.stays().get(0).first() + 1;
    }

    private String mailboxProtocol() {
        return route.hops()
                .get(mailbox() - 1)
                .with()
                .map(with -> "with " + with)
                .orElse("no protocol is said");
    }

    private void passedOn() {
        Optional<String> tenant = route.tenantId();
        Stay next = arrival.stays()
                .get(Math.min(arrival.asked() + 1, arrival.stays().size() - 1));
        if (next.entry() == Stay.Entry.TENANT
                && next.first() == arrival.entry().get().last() + 1) {
            int hop = next.first() + 1;
            add(Statement.inferred(
                    "That tenant handed it to another one: concluded from the name of the host from which hop " + hop
                            + " took it, " + ShortWords.sender(route.hops().get(hop - 1)) + ".",
                    hop));
        }
        add(Statement.said(
                        "The Exchange headers speak of the way in at hop " + spoken()
                                + tenant.map(id -> ", into tenant " + clipped(id))
                                        .orElse("")
                                + arrival.laterHeader()
                                        .map(header -> ": " + clipped(header))
                                        .orElse("")
                                + ".",
                        spoken())
                .with(arrival.laterHeader()));
        String taken = route.stripped()
                .map(host -> "the headers that would say it were taken away when the message was passed on ("
                        + Arrival.STRIPPED + ": " + clipped(host) + ")")
                .orElse("the headers that would say it are not there");
        add(Statement.unknown(
                        "Whether a connector took it at hop " + asked() + " is unknown: " + taken + ". " + howToKnow(),
                        asked())
                .with(route.stripped().map(host -> Arrival.STRIPPED + ": " + host)));
    }

    /** How to find out what only the first tenant can say. */
    static String howToKnow() {
        return "Read the copy in a mailbox of the first tenant, or the message trace there.";
    }

    private void tenant() {
        route.otherTenant()
                .ifPresent(connection -> add(Statement.said("A header names another tenant, and a connection to it: "
                                + ConnectingAddress.ATTRIBUTED + ": " + clipped(connection) + ".")
                        .with(Optional.of(ConnectingAddress.ATTRIBUTED + ": " + connection))));
        if (arrival.arrival() != ArrivalRule.Way.PASSED_ON && route.tenantId().isPresent()) {
            String id = route.tenantId().get();
            add(Statement.said(
                            arrival.stays().size() == 1
                                    ? "Tenant: " + clipped(id) + "."
                                    : "The Exchange headers are of tenant " + clipped(id) + ", which took it at hop "
                                            + spoken() + ".")
                    .with(Optional.of("X-MS-Exchange-CrossTenant-Id: " + id)));
        }
    }

    private Statement receiver() {
        int from = route.receiverFrom();
        int last = route.hops().size();
        String written = from == last ? "Hop " + last + " was" : "Hops " + from + " to " + last + " were";
        return Statement.inferred(
                written
                        + " written on the receiver's side"
                        + (from == 1 ? "." : "; what is below may say what the sending side wanted it to say."),
                from);
    }

    private Statement time() {
        if (route.totalSeconds().isEmpty()) {
            return Statement.unknown("The time from end to end cannot be told: a date is missing or cannot be read.");
        }
        int last = route.hops().size();
        long seconds = route.totalSeconds().get();
        String total = "From end to end it took " + ShortWords.duration(seconds);
        if (seconds < 0) {
            return Statement.said(total + ": the clocks disagree, so the time under way is not known.", 1, last);
        }
        long slowest = route.slowestSeconds().orElse(0L);
        if (slowest > 0) {
            int hop = route.slowestHop().get();
            String longest = ", longest at hop " + hop + " with " + ShortWords.duration(slowest) + ".";
            return Statement.said(total + longest, 1, hop, last);
        }
        return Statement.said(total + ".", 1, last);
    }

    private static String clipped(String value) {
        return ShortWords.clipped(value, MOST_TEXT);
    }
}
