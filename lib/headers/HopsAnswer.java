package lib.headers;

import lib.cli.Answer;

/** What is said of a message, or of a file that was not read. */
sealed interface HopsAnswer permits Analysis, Unread {
    Answer answer(Analysis.Shape shape, HopsText.Style style);
}
