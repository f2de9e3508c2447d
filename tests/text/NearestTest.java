package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lib.text.Nearest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    the beginning of it      | conn       | connector
                    two of four letters      | dsnn       | dns
                    a third of the letters   | conxxxtor  | connector
                    half of the letters      | conxxxxor  | ''
                    two letters are too few  | dn         | ''
                    """)
    void findsWhatWasMeant(String name, String misspelt, String word) {
        assertEquals(word, Nearest.of(misspelt, List.of("dns", "connector")));
    }
}
