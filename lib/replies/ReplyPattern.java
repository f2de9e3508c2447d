package lib.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row of the catalogue matches, written as {@code 550 5.7.606-649 | banned & ip}: codes, enhanced status codes
 * (each a list with commas, or {@code *}), and words that all have to be there; {@code -} as code stands for a text
 * without one, {@code @server} as word for an input that names who said it.
 */
record ReplyPattern(List<String> codes, List<String> statuses, List<String> words) {
    static final int NO_MATCH = -1;
    private static final String SERVER = "@server";
    private static final int WORDS = 1000;
    private static final int STATUS = 400;
    private static final int RANGE = 200;
    private static final int LONGEST_WORDS = 150;

    static ReplyPattern parse(String text) {
        int bar = text.indexOf('|');
        String numbers = (bar < 0 ? text : text.substring(0, bar)).strip();
        int blank = numbers.indexOf(' ');
        List<String> words = new ArrayList<>();
        if (bar >= 0) {
            for (String word : text.substring(bar + 1).split("&")) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new ReplyPattern(
                List.of(numbers.substring(0, blank).split(",")),
                List.of(numbers.substring(blank + 1).split(",")),
                words);
    }

    /**
     * How well it fits: words count most, then an exact status, then a range, then the code.
     *
     * @param text in lower case
     */
    int score(FoundReply reply, String text) {
        int code = code(reply.code());
        int status = status(reply.enhancedStatus());
        if (code == NO_MATCH || status == NO_MATCH) {
            return NO_MATCH;
        }
        int length = 0;
        for (String word : words) {
            boolean there = word.equals(SERVER) ? reply.server().isPresent() : text.contains(word);
            if (!there) {
                return NO_MATCH;
            }
            length += word.length();
        }
        return (words.isEmpty() ? 0 : WORDS + Math.min(length, LONGEST_WORDS)) + status + code;
    }

    /** A sibling of the code, as 554 is of 550, fits too: servers are not strict about it. */
    private int code(Optional<Integer> code) {
        if (codes.get(0).equals("*") || code.isEmpty()) {
            return 0;
        }
        if (codes.get(0).equals("-")) {
            return NO_MATCH;
        }
        String given = code.get().toString();
        if (codes.contains(given)) {
            return 1;
        }
        return codes.stream().anyMatch(one -> one.charAt(0) == given.charAt(0)) ? 0 : NO_MATCH;
    }

    private int status(Optional<String> status) {
        if (statuses.get(0).equals("*")) {
            return 0;
        }
        if (status.isEmpty()) {
            return statuses.get(0).equals("-") ? 0 : NO_MATCH;
        }
        for (String one : statuses) {
            if (one.equals(status.get())) {
                return STATUS;
            }
            if (inRange(one, status.get())) {
                return RANGE;
            }
        }
        return NO_MATCH;
    }

    /** {@code 5.7.606-649} has 5.7.606 and all up to 5.7.649. */
    private static boolean inRange(String range, String status) {
        int dash = range.indexOf('-');
        int dot = range.lastIndexOf('.');
        if (dash <= 0 || !status.startsWith(range.substring(0, dot + 1))) {
            return false;
        }
        int detail = Integer.parseInt(status.substring(dot + 1));
        return Integer.parseInt(range.substring(dot + 1, dash)) <= detail
                && detail <= Integer.parseInt(range.substring(dash + 1));
    }
}
