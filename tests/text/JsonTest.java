package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.finding.Finding;
import lib.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Run;

class JsonTest {
    public record Point(int x, Optional<String> name) {}

    public record Nested(Point point, List<Point> points, Map<String, Optional<Integer>> byName) {}

    static Stream<Arguments> values() throws Exception {
        List<String> withNull = new ArrayList<>();
        withNull.add(null);
        return Stream.of(
                Arguments.of("a record", new Point(1, Optional.of("a")), "{\"x\":1,\"name\":\"a\"}"),
                Arguments.of("an empty field", new Point(1, Optional.empty()), "{\"x\":1}"),
                Arguments.of(
                        "records in records",
                        new Nested(
                                new Point(1, Optional.empty()),
                                List.of(new Point(2, Optional.of("b"))),
                                Map.of("c", Optional.of(3))),
                        "{\"point\":{\"x\":1},\"points\":[{\"x\":2,\"name\":\"b\"}],\"byName\":{\"c\":3}}"),
                Arguments.of("an empty list", List.of(), "[]"),
                Arguments.of("null", withNull, "[null]"),
                Arguments.of("truth", true, "true"),
                Arguments.of("a fraction", 0.5, "0.5"),
                Arguments.of("a long", Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of("no number", Double.NaN, "\"NaN\""),
                Arguments.of("an enum", Verdict.NO_ANSWER, "\"no-answer\""),
                Arguments.of("a moment", Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
                Arguments.of("a duration", Duration.ofMillis(1500), "\"PT1.5S\""),
                Arguments.of("a path", Path.of("relay.pfx"), "\"relay.pfx\""),
                Arguments.of(
                        "an address",
                        InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})
                                .getHostAddress(),
                        "\"192.0.2.1\""),
                Arguments.of("quotes", "a\"b\\c", "\"a\\\"b\\\\c\""),
                Arguments.of("control characters", "\0\u001B\r\n", "\"\\u0000\\u001B\\r\\n\""),
                Arguments.of("DEL", "a\u007Fb", "\"a\\u007Fb\""),
                Arguments.of("CSI in one character", "\u009B31m", "\"\\u009B31m\""),
                Arguments.of("other alphabets", "ü\uD83D\uDE00", "\"\\u00FC\\uD83D\\uDE00\""),
                Arguments.of("half a pair", "\uD83D", "\"\\uD83D\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void writes(String name, Object value, String expected) throws Exception {
        String document = document(value);
        String head = "{\"schemaVersion\":1,\"script\":\"demo\",\"status\":\"pass\",\"findings\":[],\"data\":";
        assertEquals(head + expected + "}\n", document);
        assertEquals(
                new ObjectMapper().readTree(expected),
                new ObjectMapper().readTree(document).get("data"));
    }

    @Test
    void writesFindings() throws Exception {
        Finding finding = Finding.fail("a.b", "what", "why", "next").withSource("RFC 5321 4.2");
        Script script = new Script("demo", "Fails.") {
            @Override
            protected Stream<Answer> answers() {
                return Stream.of(Answer.of(List.of(finding), Map.of(), page -> {}));
            }
        };
        JsonNode document =
                new ObjectMapper().readTree(Run.here(script, "--json").stdout());
        assertEquals("fail", document.get("status").asText());
        assertEquals(
                "{\"id\":\"a.b\",\"severity\":\"fail\",\"what\":\"what\",\"why\":\"why\",\"next\":\"next\","
                        + "\"source\":\"RFC 5321 4.2\",\"basis\":\"documented\"}",
                document.get("findings").get(0).toString());
    }

    private static String document(Object data) {
        Script script = new Script("demo", "Writes a document.") {
            @Override
            protected Stream<Answer> answers() {
                return Stream.of(Answer.of(List.of(), data, page -> {}));
            }
        };
        return Run.here(script, "--json").stdout();
    }
}
