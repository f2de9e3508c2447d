package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import tests.DnsAnswerer;

/**
 * Servers that lie, babble or keep silent: none makes mx-lookup hang, fail in itself or send anything raw to the
 * terminal. dnsjava writes the honest part of the answers.
 */
class HostileDnsTest {
    private static final String HOST = "contoso-com.mail.protection.outlook.com.";
    private static final double TIMEOUT_SECONDS = 1;

    /** Start of a process on a busy machine. */
    private static final double START_SECONDS = 6;

    static Stream<Arguments> servers() {
        AtomicInteger queries = new AtomicInteger();
        return Stream.of(
                mx("honest", honest(), 0, ""),
                mx("another id", wire -> patch(wire, 0, 0x55), 3, "mx.garbled"),
                mx("another question", wire -> patch(wire, 13, 1), 3, "mx.garbled"),
                mx("another type", wire -> patch(wire, questionEnd(wire) - 3, 2), 3, "mx.garbled"),
                mx("a query, not an answer", wire -> patch(wire, 2, 0x80), 3, "mx.garbled"),
                mx(
                        "no question",
                        wire -> Arrays.copyOf(new byte[] {wire[0], wire[1], (byte) 0x80}, 12),
                        3,
                        "mx.garbled"),
                mx("garbage", wire -> new byte[] {wire[0], wire[1], 9, 9, 9, 9, 9}, 3, "mx.garbled"),
                mx("nothing in it", wire -> new byte[0], 3, "mx.garbled"),
                mx("65,535 records promised", wire -> patch(patch(wire, 6, 0xFF), 7, 0xFF - 1), 3, "mx.garbled"),
                mx("cut in a record", wire -> Arrays.copyOf(wire, wire.length - 14), 3, "mx.garbled"),
                mx("pointer to itself", record("C00C000F00010000003C0004000AC02A"), 3, "mx.garbled"),
                mx("pointers in a circle", record("C00C000F00010000003C0006000AC02CC02A"), 3, "mx.garbled"),
                mx("pointer forward", record("C00C000F00010000003C0004000AC0FF"), 3, "mx.garbled"),
                mx("unknown kind of label", record("C00C000F00010000003C0004000A8000"), 3, "mx.garbled"),
                mx("MX of one octet", record("C00C000F00010000003C000100"), 3, "mx.garbled"),
                mx("data longer than its record", record("C00C000F00010000003C0003000AC00C"), 3, "mx.garbled"),
                mx("CNAME to itself", record("C00C000500010000003C0002C00C"), 3, "mx.garbled"),
                mx("TTL of 2^31", record("C00C000F0001800000000004000AC00C"), 0, "mx.unknown-host mx.guess"),
                mx("TTL of 2^32-1", record("C00C000F0001FFFFFFFF0004000AC00C"), 0, "mx.unknown-host mx.guess"),
                mx(
                        "escape in a name",
                        record("C00C000F00010000003C0009000A051B5B33316D00"),
                        1,
                        "mx.target-dangling mx.unknown-host mx.guess"),
                mx("SERVFAIL", rcode(2), 3, "mx.servfail"),
                mx("REFUSED", rcode(5), 3, "mx.refused"),
                mx("NOTIMP", rcode(4), 3, "mx.error"),
                mx("FORMERR, with and without EDNS", rcode(1), 3, "mx.error"),
                udp(
                        "lies first, then the truth",
                        query -> List.of(
                                patch(mxAnswer(query), 0, 0x55), patch(mxAnswer(query), 13, 1), mxAnswer(query)),
                        0,
                        ""),
                udp(
                        "every second datagram lost",
                        query -> queries.getAndIncrement() % 2 == 0 ? List.of() : List.of(mxAnswer(query)),
                        0,
                        ""),
                udp("each answer twice", query -> List.of(mxAnswer(query), mxAnswer(query)), 0, ""),
                udp(
                        "SERVFAIL twice",
                        query -> List.of(rcode(2).apply(mxAnswer(query)), rcode(2).apply(mxAnswer(query))),
                        3,
                        "mx.servfail"),
                udp(
                        "a flood, then the truth",
                        query -> {
                            List<byte[]> flood =
                                    new ArrayList<>(Collections.nCopies(2000, patch(mxAnswer(query), 0, 0x55)));
                            flood.add(mxAnswer(query));
                            return flood;
                        },
                        0,
                        ""),
                udp("never an answer", query -> List.of(), 3, "mx.timeout"),
                udp(
                        "after the deadline",
                        query -> {
                            sleep(1500);
                            return List.of(mxAnswer(query));
                        },
                        3,
                        "mx.timeout"),
                udp("aliases without end", query -> List.of(nextAlias(query)), 3, "mx.garbled"),
                udp(
                        "no EDNS",
                        query -> List.of(extended(query) ? patch(mxAnswer(query), 3, 1) : mxAnswer(query)),
                        0,
                        ""),
                udp(
                        "no EDNS: NOTIMP",
                        query -> List.of(extended(query) ? patch(mxAnswer(query), 3, 4) : mxAnswer(query)),
                        0,
                        ""),
                udp(
                        "no EDNS: FORMERR of a header alone",
                        query -> List.of(extended(query) ? header(query, Rcode.FORMERR) : mxAnswer(query)),
                        0,
                        ""),
                udp(
                        "another version of EDNS: BADVERS",
                        query -> List.of(extended(query) ? badVersion(query) : mxAnswer(query)),
                        0,
                        ""),
                mx("another opcode", wire -> patch(wire, 2, 0x20), 3, "mx.garbled"),
                udp(
                        "an address for a host, and a server that has no word for it",
                        query -> List.of(answer(query, "10 192.0.2.7.", Type.MX)),
                        1,
                        "mx.target-is-address mx.unknown-host mx.guess"),
                tcp(
                        "4,000 MX records in 64 KB",
                        query -> framed(records(query, 4000)),
                        0,
                        "mx.unknown-host mx.too-many mx.guess"),
                tcp("closes at once", query -> new byte[0], 3, "mx.unreachable"),
                tcp("stops in the middle", query -> Arrays.copyOf(framed(mxAnswer(query)), 20), 3, "mx.timeout"),
                tcp("promises 64 KB, sends none", query -> new byte[] {-1, -1}, 3, "mx.timeout"),
                tcp("truncated as well", query -> framed(patch(mxAnswer(query), 2, 0x02)), 3, "mx.garbled"),
                tcp("garbage", query -> framed(new byte[] {1, 2, 3}), 3, "mx.garbled"),
                tcp("honest", query -> framed(mxAnswer(query)), 0, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void neitherHangsNorBreaks(
            String name,
            Function<byte[], List<byte[]>> datagrams,
            Function<byte[], byte[]> stream,
            int exitCode,
            String findings)
            throws IOException {
        try (DnsAnswerer server = new DnsAnswerer(datagrams, stream)) {
            String[] arguments = {"--timeout", "1", "--nameserver", server.server(), "contoso.com", "--json"};
            MxLookupRun run = MxLookupRun.of(arguments);
            assertEquals(findings, run.findings(), run.out() + run.err());
            assertEquals(exitCode, run.exitCode());
            assertTrue(run.seconds() < 3 * TIMEOUT_SECONDS + START_SECONDS, run.seconds() + " s");
            assertTrue(run.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F), run.out());
        }
    }

    @Test
    void asksTheNextServerWhenOneKeepsSilent() throws IOException {
        try (DnsAnswerer silent = new DnsAnswerer(query -> List.of(), query -> new byte[0]);
                DnsAnswerer honest = new DnsAnswerer(query -> List.of(honestAnswer(query)), query -> new byte[0])) {
            MxLookupRun run = MxLookupRun.of(
                    "--short",
                    "--timeout",
                    "3",
                    "--nameserver",
                    silent.server(),
                    "--nameserver",
                    honest.server(),
                    "contoso.com");
            assertEquals(HOST, run.out().strip() + ".");
            assertEquals(0, run.exitCode());
        }
    }

    @Test
    void saysThatNothingListensThere() throws IOException {
        DnsAnswerer gone = new DnsAnswerer(query -> List.of(), query -> new byte[0]);
        gone.close();
        for (String way : List.of("--tcp", "--full")) {
            MxLookupRun run = MxLookupRun.of("--json", way, "--nameserver", gone.server(), "contoso.com");
            assertEquals("mx.unreachable", run.findings(), run.out());
            assertEquals(3, run.exitCode());
        }
    }

    @Test
    void tellsWhetherTheServerProvedTheAnswer() throws IOException {
        for (int authenticated : new int[] {0, 0x20}) {
            try (DnsAnswerer server = new DnsAnswerer(
                    query -> List.of(patch(honestAnswer(query), 3, authenticated)), query -> new byte[0])) {
                MxLookupRun run = MxLookupRun.of("--json", "--nameserver", server.server(), "contoso.com");
                String told = "\"authenticated\":" + (authenticated != 0);
                assertTrue(run.out().contains(told), run.out());
            }
        }
    }

    @Test
    void showsExtendedErrorsWithoutTheirEscapes() throws IOException {
        try (DnsAnswerer server = new DnsAnswerer(query -> List.of(bogus(query)), query -> new byte[0])) {
            MxLookupRun run = MxLookupRun.of("--nameserver", server.server(), "contoso.com");
            assertTrue(run.out().contains("(extended error 6 \\x1B[31mbogus)"), run.out());
            assertEquals(3, run.exitCode());
        }
    }

    private static byte[] bogus(byte[] query) {
        Message answer = response(query);
        answer.getHeader().setRcode(Rcode.SERVFAIL);
        EDNSOption error = new ExtendedErrorCodeOption(6, "\u001B[31mbogus");
        answer.addRecord(new OPTRecord(1232, 0, 0, 0, List.of(error)), Section.ADDITIONAL);
        return answer.toWire();
    }

    @Test
    void makesNoGuessThatIsNoName() throws IOException {
        String domain = "a".repeat(40) + "." + "b".repeat(40) + ".test";
        try (DnsAnswerer server = new DnsAnswerer(
                query -> List.of(isMx(query) ? answer(query, "10 mail.test.", Type.MX) : otherAnswer(query)),
                query -> new byte[0])) {
            MxLookupRun run = MxLookupRun.of("--json", "--nameserver", server.server(), domain);
            assertEquals("mx.unknown-host", run.findings(), run.out());
        }
    }

    @Test
    void mergesAnMxThatStandsTwice() throws IOException {
        String[] twice = {"10 " + HOST, "10 " + HOST.toUpperCase(Locale.ROOT), "20 " + HOST};
        try (DnsAnswerer server = new DnsAnswerer(
                query -> List.of(isMx(query) ? several(query, Type.MX, twice) : otherAnswer(query)),
                query -> new byte[0])) {
            MxLookupRun run = MxLookupRun.of("--json", "--nameserver", server.server(), "contoso.com");
            assertEquals(2, run.out().split("\"preference\":").length - 1, run.out());
        }
    }

    /** RFC 8461 section 3.1, RFC 8460 section 3: a sender must take several for none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one               | v=STSv1; id=1     |                   | true  |
            two               | v=STSv1; id=1     | v=STSv1; id=2     | false | mx.repeated-record
            another beside it | v=STSv1; id=1     | v=spf1 -all       | true  |
            a longer version  | v=STSv10; id=1    |                   | false |
            """)
    void severalPoliciesAreNone(String name, String first, String second, boolean shown, String finding)
            throws IOException {
        String[] texts = Stream.of(first, second)
                .filter(Objects::nonNull)
                .map(text -> "\"" + text + "\"")
                .toArray(String[]::new);
        try (DnsAnswerer server = new DnsAnswerer(
                query -> List.of(isPolicy(query) ? several(query, Type.TXT, texts) : honestAnswer(query)),
                query -> new byte[0])) {
            MxLookupRun run = MxLookupRun.of("--json", "--nameserver", server.server(), "contoso.com");
            assertEquals(finding == null ? "" : finding, run.findings(), run.out());
            assertEquals(shown, run.out().contains("\"mtaSts\":\"v=STSv1; id=1\""), run.out());
        }
    }

    private static boolean isPolicy(byte[] query) {
        Record asked = read(query).getQuestion();
        return asked.getType() == Type.TXT && asked.getName().toString().startsWith("_mta-sts.");
    }

    /** A server that limits its rate drops what comes too fast: asked again slowly, it answers. */
    @Test
    void asksAgainForWhatGotLostInBulk() throws IOException {
        AtomicInteger lost = new AtomicInteger(3);
        String[] names = IntStream.range(0, 40).mapToObj(i -> "n" + i + ".test").toArray(String[]::new);
        try (DnsAnswerer server = new DnsAnswerer(
                query -> read(query).getQuestion().getName().toString().equals("n20.test.")
                                && isMx(query)
                                && lost.getAndDecrement() > 0
                        ? List.of()
                        : List.of(honestAnswer(query)),
                query -> new byte[0])) {
            String[] arguments = {"--short", "--timeout", "1", "--nameserver", server.server()};
            MxLookupRun run = MxLookupRun.of(
                    Stream.of(arguments, names).flatMap(Stream::of).toArray(String[]::new));
            assertEquals(0, run.exitCode(), run.out() + run.err());
            assertEquals(names.length, run.out().lines().count(), run.out());
        }
    }

    /** RFC 5452 section 9.2: what somebody else cannot guess is the id and the port. */
    @Test
    void asksFromManyPorts() throws IOException {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        Set<Integer> ids = ConcurrentHashMap.newKeySet();
        String[] names =
                IntStream.range(0, 600).mapToObj(i -> "n" + i + ".test").toArray(String[]::new);
        try (DnsAnswerer server = new DnsAnswerer(
                query -> {
                    ids.add((query[0] & 0xFF) << 8 | query[1] & 0xFF);
                    return List.of(honestAnswer(query));
                },
                query -> new byte[0])) {
            server.watchPorts(ports::add);
            String[] arguments = {"--short", "--nameserver", server.server()};
            MxLookupRun run = MxLookupRun.of(
                    Stream.of(arguments, names).flatMap(Stream::of).toArray(String[]::new));
            assertEquals(0, run.exitCode(), run.out() + run.err());
        }
        assertTrue(ports.size() >= 3, "1,200 and more queries from the ports " + ports);
        assertTrue(ids.size() > 600, ids.size() + " ids");
    }

    /** Changes the honest answer to the MX question; other questions are answered honestly. */
    private static Arguments mx(String name, UnaryOperator<byte[]> change, int exitCode, String findings) {
        return udp(name, query -> List.of(change.apply(mxAnswer(query))), exitCode, findings);
    }

    private static Arguments udp(String name, Function<byte[], List<byte[]>> mx, int exitCode, String findings) {
        return Arguments.of(
                "UDP: " + name,
                (Function<byte[], List<byte[]>>) query -> isMx(query) ? mx.apply(query) : List.of(otherAnswer(query)),
                (Function<byte[], byte[]>) query -> new byte[0],
                exitCode,
                findings);
    }

    /** Answers the MX question over UDP with TC. */
    private static Arguments tcp(String name, Function<byte[], byte[]> stream, int exitCode, String findings) {
        return Arguments.of(
                "TCP: " + name,
                (Function<byte[], List<byte[]>>)
                        query -> List.of(patch(honestAnswer(query), 2, isMx(query) ? 0x02 : 0)),
                stream,
                exitCode,
                findings);
    }

    private static UnaryOperator<byte[]> honest() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<byte[]> rcode(int rcode) {
        return wire -> {
            byte[] changed = Arrays.copyOf(wire, questionEnd(wire));
            Arrays.fill(changed, 6, 12, (byte) 0);
            changed[3] = (byte) (changed[3] & 0xF0 | rcode);
            return changed;
        };
    }

    /** One record in place of the honest one; contoso.com stands at C00C, the record begins at 29. */
    private static UnaryOperator<byte[]> record(String hex) {
        byte[] record = HexFormat.of().parseHex(hex);
        return wire -> {
            byte[] changed = Arrays.copyOf(wire, questionEnd(wire) + record.length);
            Arrays.fill(changed, 6, 12, (byte) 0);
            changed[7] = 1;
            System.arraycopy(record, 0, changed, questionEnd(wire), record.length);
            return changed;
        };
    }

    private static byte[] patch(byte[] wire, int at, int flip) {
        byte[] changed = wire.clone();
        changed[at] ^= (byte) flip;
        return changed;
    }

    private static int questionEnd(byte[] wire) {
        int at = 12;
        while (wire[at] != 0) {
            at += wire[at] + 1;
        }
        return at + 5;
    }

    private static boolean isMx(byte[] query) {
        return query[questionEnd(query) - 3] == Type.MX;
    }

    private static boolean extended(byte[] query) {
        return query[11] == 1;
    }

    static byte[] honestAnswer(byte[] query) {
        return isMx(query) ? mxAnswer(query) : otherAnswer(query);
    }

    private static byte[] mxAnswer(byte[] query) {
        return answer(query, "10 " + HOST, Type.MX);
    }

    private static byte[] otherAnswer(byte[] query) {
        Message message = read(query);
        boolean wanted = message.getQuestion().getType() == Type.A
                && !message.getQuestion().getName().toString().contains("027");
        return wanted ? answer(query, "203.0.113.1", Type.A) : answer(query, "", 0);
    }

    private static byte[] answer(byte[] query, String data, int type) {
        try {
            Message answer = response(query);
            Name name = answer.getQuestion().getName();
            if (type != 0) {
                answer.addRecord(Record.fromString(name, type, DClass.IN, 60, data, Name.root), Section.ANSWER);
            } else {
                answer.addRecord(
                        Record.fromString(Name.root, Type.SOA, DClass.IN, 60, "ns. h. 1 2 3 4 5", Name.root),
                        Section.AUTHORITY);
            }
            return answer.toWire();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] nextAlias(byte[] query) {
        try {
            Message answer = response(query);
            Name name = answer.getQuestion().getName();
            String first = name.getLabelString(0);
            int number = first.startsWith("n") ? Integer.parseInt(first.substring(1)) + 1 : 0;
            answer.addRecord(
                    Record.fromString(name, Type.CNAME, DClass.IN, 60, "n" + number + ".test.", Name.root),
                    Section.ANSWER);
            return answer.toWire();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As many MX records as wanted, each with a preference of its own; each has 16 octets and names the domain itself.
     */
    private static byte[] records(byte[] query, int count) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        byte[] head = Arrays.copyOf(mxAnswer(query), questionEnd(query));
        Arrays.fill(head, 6, 12, (byte) 0);
        head[6] = (byte) (count >> 8);
        head[7] = (byte) count;
        wire.writeBytes(head);
        for (int i = 0; i < count; i++) {
            wire.writeBytes(HexFormat.of().parseHex("C00C000F00010000003C0004%04XC00C".formatted(i)));
        }
        return wire.toByteArray();
    }

    /** A header alone, as of a server that could not read the query. */
    private static byte[] header(byte[] query, int rcode) {
        return Arrays.copyOf(new byte[] {query[0], query[1], (byte) 0x80, (byte) rcode}, 12);
    }

    private static byte[] badVersion(byte[] query) {
        Message answer = response(query);
        answer.getHeader().setRcode(Rcode.BADVERS & 0xF);
        answer.addRecord(new OPTRecord(1232, Rcode.BADVERS >> 4, 1), Section.ADDITIONAL);
        return answer.toWire();
    }

    private static byte[] several(byte[] query, int type, String... data) {
        try {
            Message answer = response(query);
            Name name = answer.getQuestion().getName();
            for (String one : data) {
                answer.addRecord(Record.fromString(name, type, DClass.IN, 60, one, Name.root), Section.ANSWER);
            }
            return answer.toWire();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] framed(byte[] wire) {
        byte[] frame = new byte[wire.length + 2];
        frame[0] = (byte) (wire.length >> 8);
        frame[1] = (byte) wire.length;
        System.arraycopy(wire, 0, frame, 2, wire.length);
        return frame;
    }

    private static Message response(byte[] query) {
        Message question = read(query);
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        return answer;
    }

    private static Message read(byte[] query) {
        try {
            return new Message(query);
        } catch (IOException e) {
            throw new IllegalStateException("mx-lookup sent what dnsjava cannot read", e);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
