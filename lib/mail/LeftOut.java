package lib.mail;

import lib.finding.Finding;
import lib.finding.Problem;
import lib.finding.Verdict;

/**
 * A file or folder that was not read, or not to its end. It costs its own answer and no other.
 *
 * @param file as given, or below the folder that was given
 */
public record LeftOut(String file, Verdict verdict, Finding finding) implements Found {
    static LeftOut of(String file, Problem problem) {
        return new LeftOut(file, problem.verdict(), problem.finding());
    }

    /** Found bad while it was read: what came before it has been answered. */
    static LeftOut unreadable(String file, String why, String next) {
        return of(file, Problem.badInput("file.unreadable", "FILE " + file, why, next));
    }

    public Problem problem() {
        return new Problem(verdict, finding);
    }

    /** Nothing that was asked for by name, so that the run may still be a good one. */
    static LeftOut told(String file, String id, String why, String next) {
        return new LeftOut(file, Verdict.WARN, Finding.warn(id, "FILE " + file, why, next));
    }
}
