package tests.received;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lib.received.Hop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;

/** Every field of the 200 vectors, and of lines met in real mail since, exactly. */
class ReceivedShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> vectors() {
        return Stream.concat(
                        Checkout.read("tests/messages/received-shapes.jsonl").lines(),
                        Checkout.read("tests/messages/received-real.jsonl").lines())
                .map(ReceivedShapesTest::node)
                .map(node -> Arguments.of(
                        node.get("shape").asText(), node.get("line").asText(), node.get("expect")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("vectors")
    void isReadExactly(String shape, String line, JsonNode expected) {
        Map<String, Object> actual = new TreeMap<>(Hop.parse(line).fields());
        assertEquals(line, actual.remove("raw"));
        assertEquals(new TreeMap<>(JSON.convertValue(expected, new TypeReference<Map<String, Object>>() {})), actual);
    }

    @Test
    void areAllThere() {
        assertEquals(200 + 78, vectors().count());
    }

    private static JsonNode node(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
