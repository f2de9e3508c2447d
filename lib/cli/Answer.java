package lib.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.text.Page;

/**
 * What a script answers: a verdict, what was found, and the text for people.
 *
 * @param verdict never better than the worst of the findings, whatever is given
 * @param data a record (or list or map of records); written as it is with {@code --json}
 * @param text writes the same for people; called only when text is wanted
 * @param followed the next answer is there already, so that this one need not be flushed
 */
public record Answer(Verdict verdict, List<Finding> findings, Object data, Consumer<Page> text, boolean followed) {
    public Answer {
        findings = List.copyOf(findings);
        verdict = verdict.worse(Finding.verdict(findings));
    }

    public Answer(Verdict verdict, List<Finding> findings, Object data, Consumer<Page> text) {
        this(verdict, findings, data, text, false);
    }

    /** Text that is the whole answer, under a name in JSON: nothing was asked to run. */
    public static Answer text(String name, String text) {
        return new Answer(
                Verdict.NOT_RUN,
                List.of(),
                Map.of(name, text),
                page -> text.lines().forEach(page::line));
    }

    /** An answer whose verdict is that of its findings. */
    public static Answer of(List<Finding> findings, Object data, Consumer<Page> text) {
        return new Answer(Finding.verdict(findings), findings, data, text);
    }

    /** The same, to be printed together with the next if that is there already. */
    public Answer followed(boolean byNext) {
        return new Answer(verdict, findings, data, text, byNext);
    }

    /** Prints the text as a script does into a file: 100 columns, no colour. */
    public void print(PrintStream out) {
        text.accept(new Page(out, Terminal.WIDEST, false, finding -> Page.explain(out, "", finding)));
        out.flush();
    }
}
