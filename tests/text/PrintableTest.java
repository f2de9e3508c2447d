package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.text.Printable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "250 ok", "Grüße, こんにちは", "\uD83D\uDE00", "\u00A0\u2027\u202F"})
    void leaves(String text) {
        assertSame(text, Printable.of(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    NUL             | 0000      | \\x00
                    tab             | 0009      | \\x09
                    CR LF           | 000D 000A | \\x0D\\x0A
                    ESC             | 001B      | \\x1B
                    last of C0      | 001F      | \\x1F
                    DEL             | 007F      | \\x7F
                    CSI in one byte | 009B      | \\x9B
                    last of C1      | 009F      | \\x9F
                    Arabic mark     | 061C      | \\u061C
                    left-to-right   | 200E      | \\u200E
                    line separator  | 2028      | \\u2028
                    right-to-left   | 202E      | \\u202E
                    isolate         | 2066      | \\u2066
                    byte order mark | FEFF      | \\uFEFF
                    high half       | D83D      | \\uD83D
                    low half        | DE00      | \\uDE00
                    wrong order     | DE00 D83D | \\uDE00\\uD83D
                    """)
    void escapes(String name, String codeUnits, String expected) {
        String text = Stream.of(codeUnits.split(" "))
                .map(code -> String.valueOf((char) Integer.parseInt(code, 16)))
                .collect(Collectors.joining());
        assertEquals(expected, Printable.of(text));
        assertEquals("a" + expected + "b", Printable.of("a" + text + "b"));
    }
}
