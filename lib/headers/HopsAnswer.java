package lib.headers;

import lib.cli.Answer;

/** What is said of a message, or of a file that was not read. */
sealed interface HopsAnswer permits Analysis, Unread {
    /** What to print; the reader of the messages and {@link #answer} are given the same. */
    enum Shape {
        TEXT,
        JSON,
        CSV,
        MARKDOWN
    }

    Answer answer(Shape shape, HopsText.Style style);
}
