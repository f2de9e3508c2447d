package lib.replies;

import java.util.List;
import java.util.Optional;
import lib.text.Resource;

/**
 * What codes mean by themselves, in status-codes.tsv: enhanced status codes as registered (RFC 3463, RFC 5248 and its
 * registry), their subjects, basic codes (RFC 5321 section 4.2.3), and the first digit.
 */
final class StatusCodes {
    private StatusCodes() {}

    static Explanation explain(FoundReply reply) {
        String table = Resource.text(Stanza.class, "status-codes.tsv");
        Optional<KnownReply> status = reply.enhancedStatus().flatMap(one -> row(table, "X" + one.substring(1), reply));
        if (status.isPresent()) {
            return new Explanation(reply, Known.STATUS, status.get());
        }
        KnownReply known = reply.enhancedStatus()
                .filter(one -> !one.substring(1).startsWith(".0."))
                .flatMap(one -> subject(table, one, reply))
                .or(() -> reply.code().flatMap(one -> row(table, one + "", reply)))
                .or(() -> row(table, reply.firstDigit() + "yz", reply))
                .orElseThrow();
        return new Explanation(reply, Known.CLASS, known);
    }

    /** 5.7.999 is of subject X.7. */
    private static Optional<KnownReply> subject(String table, String status, FoundReply reply) {
        return row(table, "X" + status.substring(1, status.lastIndexOf('.')), reply);
    }

    private static Optional<KnownReply> row(String table, String key, FoundReply reply) {
        int start = table.indexOf("\n" + key + "\t") + 1;
        if (start == 0) {
            return Optional.empty();
        }
        String[] cells = table.substring(start, table.indexOf('\n', start)).split("\t");
        return Optional.of(new KnownReply(
                "code." + key,
                "any server",
                reply.stage().orElse("any"),
                RowReader.side(cells[1]),
                cells[2],
                next(reply),
                List.of(),
                RowReader.list(cells[3])));
    }

    private static String next(FoundReply reply) {
        if (!reply.refuses()) {
            return "go on: nothing was refused";
        }
        String code =
                reply.code().map(Object::toString).or(reply::enhancedStatus).orElse("it");
        return reply.temporary()
                ? "try again later, " + code + " is a temporary refusal"
                : "do not repeat it unchanged, " + code + " is permanent";
    }
}
