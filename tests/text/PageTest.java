package tests.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.finding.Finding;
import lib.text.Page;
import lib.text.Page.Tone;
import lib.text.ReadyText;
import org.junit.jupiter.api.Test;
import tests.Run;

class PageTest {
    @Test
    void wrapsOurSentencesAtTheWidth() {
        String word = "123456789";
        assertEquals(
                "lead  " + (word + " ").repeat(9).strip() + "\n    " + word + "\n",
                printed(page -> page.wrapped("lead  ", (word + " ").repeat(10).strip(), 4)));
    }

    @Test
    void fillsALineToItsLastColumn() {
        assertEquals(
                "a".repeat(49) + " " + "b".repeat(50) + "\n",
                printed(page -> page.wrapped("", "a".repeat(49) + " " + "b".repeat(50), 2)));
        assertEquals(
                "a".repeat(49) + "\n  " + "b".repeat(51) + "\n",
                printed(page -> page.wrapped("", "a".repeat(49) + " " + "b".repeat(51), 2)));
    }

    @Test
    void neverCutsAWord() {
        String url = "https://" + "a".repeat(200);
        assertEquals("see\n  " + url + "\n  now\n", printed(page -> page.wrapped("", "see " + url + " now", 2)));
    }

    @Test
    void leavesALineOfAServerWhole() {
        String reply = "550 " + "x".repeat(300);
        assertEquals(reply + "\n", printed(page -> page.line(reply)));
    }

    @Test
    void alignsColumns() {
        assertEquals(
                "host       preference\na               10\nlong.test\n",
                printed(page -> page.table(
                        List.of(List.of("host", "preference"), List.of("a", "     10"), List.of("long.test", "")))));
    }

    @Test
    void alignsWhatWasEscaped() {
        assertEquals(
                "a\\x1B  x\nbcdef  y\n",
                printed(page -> page.table(List.of(List.of("a\u001B", "x"), List.of("bcdef", "y")))));
    }

    @Test
    void tellsFindingsInOrder() {
        List<Finding> findings = List.of(
                Finding.info("a.b", "MX 0", "one host"),
                Finding.warn("a.c", "port 587", "not a relay's", "use port 25"),
                Finding.fail("a.d", "550 5.7.64", "a " + "long ".repeat(20) + "reason", "ask"));
        assertEquals("""
                info  MX 0: one host
                warn  port 587: not a relay's
                      next: use port 25
                FAIL  550 5.7.64: a long long long long long long long long long long long long long long long long
                      long long long long reason
                      next: ask
                """, printed(page -> page.findings(findings)));
    }

    /** No way to print foreign text leads past {@link lib.text.Printable}. */
    @Test
    void emitsNoEscapeOfAnybodyElse() {
        String evil = "\u001B]0;owned\u0007\u009B31m\u202E";
        String shown = "\\x1B]0;owned\\x07\\x9B31m\\u202E";
        assertEquals(
                String.join("\n", shown, shown + shown, shown + shown, shown, shown, "info  " + shown + ": x", ""),
                printed(page -> {
                    page.line(evil);
                    page.line(Tone.BAD, evil, evil);
                    page.wrapped(evil, evil, 2);
                    page.table(List.of(List.of(evil)));
                    page.lines(ReadyText.of(List.of(evil)));
                    page.findings(List.of(Finding.info("x.y", evil, "x")));
                }));
    }

    private static String printed(Consumer<Page> text) {
        Script script = new Script("page", "Prints a page.") {
            @Override
            protected Stream<Answer> answers() {
                return Stream.of(Answer.of(List.of(), "", text));
            }
        };
        return Run.here(script).stdout();
    }
}
