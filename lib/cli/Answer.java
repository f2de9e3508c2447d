package lib.cli;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a script answers: a verdict, what was found, and the text for people.
 *
 * @param data a record (or list or map of records); written as it is with {@code --json}
 * @param text writes the same for people; called only when text is wanted
 */
public record Answer(Verdict verdict, List<Finding> findings, Object data, Consumer<Page> text) {
    public Answer {
        findings = List.copyOf(findings);
    }

    /** An answer whose verdict is that of its findings. */
    public static Answer of(List<Finding> findings, Object data, Consumer<Page> text) {
        return new Answer(Finding.verdict(findings), findings, data, text);
    }
}
