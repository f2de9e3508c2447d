package tests.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import lib.attribution.ReplyText;
import lib.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.Checkout;

/** replies.tsv has a row for each reply, and no other. */
class ReplyTextTest {
    @ParameterizedTest
    @EnumSource(ReplyText.class)
    void hasCodeTextStageAndSource(ReplyText reply) {
        assertTrue(reply.text().matches("[2345][0-9]{2} .+"), reply.text());
        assertTrue(reply.stage() != null);
        assertTrue(!reply.source().isBlank());
    }

    @Test
    void hasARowForEach() {
        List<String> rows = Checkout.read("lib/attribution/replies.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
        assertEquals(Stream.of(ReplyText.values()).map(Words::of).toList(), rows);
    }
}
