package lib.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lib.attribution.Organization;
import lib.attribution.Organization.Switch;
import lib.attribution.ReplyText;
import lib.connector.Connector;
import lib.connector.ConnectorProperty;
import lib.connector.Ipv4Range;
import lib.finding.Problem;
import lib.smtp.Stage;
import lib.text.Nearest;
import lib.text.Words;

/** What goes wrong on demand: {@code --fault}. */
public final class Faults {
    /** Faults without a value. */
    private enum Simple {
        GREYLIST,
        DROP_AFTER_DATA,
        TLS_1_0,
        /** STARTTLS is not offered, as where something on the way takes it out of the reply to EHLO. */
        STARTTLS_STRIPPED,
        /** STARTTLS gets no reply. */
        STARTTLS_SILENT,
        /** STARTTLS ends the connection. */
        STARTTLS_CUT,
        CONNECTOR_DISABLED,
        PARTNER_LOCK
    }

    private static final List<String> STAGES = List.of("connect", "ehlo", "starttls", "mail", "rcpt", "data");

    /** Clients and retries that are remembered; beyond it everything is forgotten. */
    private static final int MEMORY = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Set<Simple> simple = EnumSet.noneOf(Simple.class);
    private final Set<Switch> switches = EnumSet.noneOf(Switch.class);
    private final Set<String> missing = new HashSet<>();
    private final Map<Stage, String> replies = new EnumMap<>(Stage.class);
    private final Set<String> greylisted = new HashSet<>();
    private final Map<String, List<Instant>> recent = new HashMap<>();
    private Duration delay = Duration.ZERO;
    private int perMinute = Integer.MAX_VALUE;

    private Faults() {}

    /** Everything goes well. */
    public static Faults none() {
        return new Faults();
    }

    /**
     * Reads faults such as {@code rcpt=451:4.7.500} or {@code greylist}.
     *
     * @throws Problem for one that there is not
     */
    public static Faults parse(List<String> texts) {
        Faults faults = new Faults();
        texts.forEach(faults::add);
        return faults;
    }

    private void add(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        boolean known = equals < 0 ? addSimple(name) : addValued(name, value) || addReply(name, value);
        if (!known) {
            throw unknown(text);
        }
    }

    private boolean addSimple(String name) {
        for (Simple one : Simple.values()) {
            if (Words.of(one).equals(name)) {
                simple.add(one);
                return true;
            }
        }
        for (Switch one : Switch.values()) {
            if (Words.of(one).equals(name)) {
                switches.add(one);
                return true;
            }
        }
        return false;
    }

    private boolean addValued(String name, String value) {
        boolean number = value.matches("[1-9][0-9]{0,4}");
        switch (name) {
            case "missing-recipient" -> missing.add(value.toLowerCase(Locale.ROOT));
            case "slow" -> delay = number ? Duration.ofSeconds(Integer.parseInt(value)) : delay;
            case "throttle" -> perMinute = number ? Integer.parseInt(value) : perMinute;
            default -> {
                return false;
            }
        }
        return number || name.equals("missing-recipient");
    }

    /** {@code rcpt=451:4.7.500}; the text is the catalogue's, where it has one. */
    private boolean addReply(String stage, String value) {
        if (!STAGES.contains(stage) || !value.matches("[45][0-9]{2}:[45]\\.[0-9]{1,3}\\.[0-9]{1,3}")) {
            return false;
        }
        String code = value.substring(0, 3);
        String status = value.substring(4);
        String known = ReplyText.textFor(code, status);
        String text = known.isEmpty() ? "Refused on demand by relaykit rehearse" : known;
        replies.put(Stage.valueOf(stage.toUpperCase(Locale.ROOT)), code + " " + status + " " + text);
        return true;
    }

    /** Every fault as it is written; STAGE is one of {@link #stages}. */
    static List<String> names() {
        Stream<String> simple = Stream.of(Simple.values()).map(Words::of);
        Stream<String> switches = Stream.of(Switch.values()).map(Words::of);
        Stream<String> valued =
                Stream.of("throttle=N", "slow=SECONDS", "missing-recipient=ADDRESS", "STAGE=CODE:STATUS");
        return Stream.of(simple, switches, valued).flatMap(one -> one).toList();
    }

    static String stages() {
        return String.join(", ", STAGES);
    }

    private static Problem unknown(String text) {
        String near = Nearest.of(text, names());
        return Problem.badInput(
                "rehearsal.fault",
                "--fault " + text,
                near.isEmpty() ? "there is no such fault" : "did you mean " + near + "?",
                "use one of " + String.join(", ", names()) + ", where STAGE is one of " + stages());
    }

    /**
     * Those without a value that can be switched while the endpoint is up: TLS 1.0 is a matter of the whole process.
     */
    static List<String> switchable() {
        return Stream.concat(
                        Stream.of(Simple.values())
                                .filter(one -> one != Simple.TLS_1_0)
                                .map(Words::of),
                        Stream.of(Switch.values()).map(Words::of))
                .toList();
    }

    /** The organization with these faults in it. */
    public Organization in(Organization organization) {
        List<Connector> connectors = new ArrayList<>();
        for (Connector one : organization.connectors()) {
            connectors.add(simple.contains(Simple.CONNECTOR_DISABLED) ? one.withEnabled(false) : one);
        }
        if (simple.contains(Simple.PARTNER_LOCK)) {
            connectors.add(lock());
        }
        Organization changed = organization.with(connectors).withMissing(missing);
        for (Switch one : switches) {
            changed = changed.with(one);
        }
        return changed;
    }

    /** A lock to an address that nobody has here (RFC 5737). */
    private static Connector lock() {
        return Connector.of("partner-lock", Connector.Type.PARTNER)
                .withSenderIPAddresses(List.of(Ipv4Range.parse("192.0.2.255")))
                .with(ConnectorProperty.RESTRICT_DOMAINS_TO_IP_ADDRESSES, true);
    }

    /** Whether TLS 1.0 alone is offered. */
    public boolean oldTls() {
        return simple.contains(Simple.TLS_1_0);
    }

    boolean offersTls() {
        return !simple.contains(Simple.STARTTLS_STRIPPED);
    }

    boolean isSilentAtStartTls() {
        return simple.contains(Simple.STARTTLS_SILENT);
    }

    /** Whether STARTTLS ends in something else than a handshake. */
    boolean failsAtStartTls() {
        return replies.containsKey(Stage.STARTTLS) || isSilentAtStartTls() || simple.contains(Simple.STARTTLS_CUT);
    }

    boolean dropsAfterData() {
        return simple.contains(Simple.DROP_AFTER_DATA);
    }

    /** Before each reply. */
    Duration delay() {
        return delay;
    }

    /** What is said at this stage whatever the client does. */
    Optional<String> reply(Stage stage) {
        return Optional.ofNullable(replies.get(stage));
    }

    /** What throttling or greylisting says to a recipient that would be taken otherwise. */
    synchronized Optional<ReplyText> now(String client, String mailFrom, String rcptTo) {
        if (recent.size() + greylisted.size() > MEMORY) {
            recent.clear();
            greylisted.clear();
        }
        if (simple.contains(Simple.GREYLIST) && greylisted.add(client + " " + mailFrom + " " + rcptTo)) {
            return Optional.of(ReplyText.TRY_AGAIN_LATER);
        }
        if (perMinute == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        List<Instant> times = recent.computeIfAbsent(client, c -> new ArrayList<>());
        times.removeIf(time -> time.isBefore(now.minus(MINUTE)));
        if (times.size() >= perMinute) {
            return Optional.of(ReplyText.SERVER_BUSY);
        }
        times.add(now);
        return Optional.empty();
    }
}
