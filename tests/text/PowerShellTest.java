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
                    typographic       | a‘b’c‚d‛e       | 'a‘‘b’’c‚‚d‛‛e'
                    nothing expanded  | $env:X `n $(ls) | '$env:X `n $(ls)'
                    double quote kept | a„b             | 'a„b'
                    """)
    void quotes(String name, String text, String quoted) {
        assertEquals(quoted, PowerShell.quote(text));
    }
}
