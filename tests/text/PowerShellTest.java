package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lib.text.PowerShell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerShellTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    plain             | contoso.com     | 'contoso.com'
                    apostrophe        | it's            | 'it''s'
                    typographic       | a‘b’            | ('a' + [char]0x2018 + 'b' + [char]0x2019)
                    read as 1252      | Ñ;calc          | ('' + [char]0x00D1 + ';calc')
                    nothing expanded  | $env:X `n $(ls) | '$env:X `n $(ls)'
                    double quote      | a„'             | ('a' + [char]0x201E + '''')
                    """)
    void quotes(String name, String text, String quoted) {
        assertEquals(quoted, PowerShell.quote(text));
    }
}
