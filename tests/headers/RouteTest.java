package tests.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scripts.HeaderHops;
import tests.Checkout;
import tests.Run;

/** The 18 routes, every key of messages/routes/expected.json. */
class RouteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "tests/messages/routes/";

    static Stream<Arguments> routes() {
        return StreamSupport.stream(
                        json(Checkout.read(FOLDER + "expected.json"))
                                .get("routes")
                                .spliterator(),
                        false)
                .map(route -> Arguments.of(route.get("file").asText(), route));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void isJudgedExactly(String file, JsonNode expected) {
        JsonNode data = data(FOLDER + file);
        assertEquals(expected.get("hops").asInt(), data.get("hops").size());
        expected.properties().forEach(field -> {
            String name = field.getKey();
            if (!name.equals("file") && !name.equals("description") && !name.equals("hops")) {
                JsonNode actual = Optional.ofNullable(data.get(name)).orElse(JSON.nullNode());
                assertEquals(field.getValue().toPrettyString(), actual.toPrettyString(), name);
            }
        });
    }

    @Test
    void areAllThere() {
        assertEquals(18, routes().count());
    }

    private static JsonNode data(String file) {
        Run run = Run.here(
                new HeaderHops(), "--json", Checkout.root().resolve(file).toString());
        return json(run.stdout()).get("data");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
