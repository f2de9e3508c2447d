package lib.replies;

import java.util.List;

/**
 * What is known of a reply.
 *
 * @param id stable name, such as {@code exo.attr36}
 * @param by who says it
 * @param stage where in the conversation, or in its report
 * @param means one sentence, without a capital and a full stop
 * @param next what to do first, likewise
 * @param causes the likeliest first
 * @param sources tags of sources.tsv, or an RFC section
 */
public record KnownReply(
        String id,
        String by,
        String stage,
        Side side,
        String means,
        String next,
        List<Cause> causes,
        List<String> sources) {
    public KnownReply {
        causes = List.copyOf(causes);
        sources = List.copyOf(sources);
    }
}
