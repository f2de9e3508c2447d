package lib.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The one text about SMTP replies: rows in exchange-online.txt (Exchange Online and the way to it) and receivers.txt
 * (Gmail, Yahoo, consumer Outlook, who take what it hands on), their shared causes in causes.txt, and for the rest the
 * registered meanings in status-codes.tsv.
 */
public final class Catalogue {
    /** A row that matched, before the rest of it is read. */
    private record Match(Stanza row, int score) {}

    /** Read once, and only where something was refused. */
    private static final class Delivered {
        static final Catalogue CATALOGUE = new Catalogue();
    }

    /** A row with what it matches: read once, for logs have many replies. */
    private record Row(Stanza stanza, List<ReplyPattern> patterns) {
        static Row of(Stanza stanza) {
            return new Row(
                    stanza,
                    stanza.leading("match").stream().map(ReplyPattern::parse).toList());
        }
    }

    private final List<Stanza> rows = new ArrayList<>();
    private final List<Row> matching;

    private Catalogue() {
        rows.addAll(Stanza.all("exchange-online.txt"));
        rows.addAll(Stanza.all("receivers.txt"));
        matching = rows.stream().map(Row::of).toList();
    }

    /** The catalogue as delivered; any thread may use it. */
    public static Catalogue read() {
        return Delivered.CATALOGUE;
    }

    /** What a reply means; the most specific row wins, and a class is known for every reply. */
    public Explanation explain(FoundReply reply) {
        return row(reply)
                .map(row -> new Explanation(reply, Known.REPLY, RowReader.read(row)))
                .orElseGet(() -> StatusCodes.explain(reply));
    }

    /** Likewise, from the parts of a reply. */
    public Explanation explain(int code, Optional<String> enhancedStatus, String text) {
        return explain(FoundReply.of(Optional.of(code), enhancedStatus, text));
    }

    /** Whether a row of its own knows the reply. */
    boolean knows(FoundReply reply) {
        return row(reply).isPresent();
    }

    private Optional<Stanza> row(FoundReply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        Match best = new Match(null, ReplyPattern.NO_MATCH);
        for (Row row : matching) {
            for (ReplyPattern pattern : row.patterns) {
                int score = pattern.score(reply, text);
                if (score > best.score) {
                    best = new Match(row.stanza, score);
                }
            }
        }
        return Optional.ofNullable(best.row);
    }

    /** The row of this name. */
    public KnownReply named(String id) {
        return rows.stream()
                .filter(row -> row.name().equals(id))
                .findFirst()
                .map(RowReader::read)
                .orElseThrow(() -> new NoSuchElementException("no row " + id));
    }

    /** Every row, in the order of the files. */
    public List<KnownReply> all() {
        return rows.stream().map(RowReader::read).toList();
    }

    /** The rows that have all the words, in any field or sample. */
    public List<KnownReply> search(List<String> words) {
        return rows.stream()
                .filter(row -> hasAll(row, words))
                .map(RowReader::read)
                .toList();
    }

    private static boolean hasAll(Stanza row, List<String> words) {
        String text = row.toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Published replies of a row, each of which it explains. */
    public List<String> samples(String id) {
        return rows.stream()
                .filter(row -> row.name().equals(id))
                .flatMap(row -> row.fields().stream())
                .filter(field -> field.name().equals("sample"))
                .map(Stanza.Field::value)
                .toList();
    }
}
