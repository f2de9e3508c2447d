package lib.rehearsal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lib.attribution.Attribution;
import lib.attribution.ClientCertificate;
import lib.cli.Answer;
import lib.finding.Basis;
import lib.finding.Finding;
import lib.replies.Catalogue;
import lib.replies.Explanation;
import lib.replies.ReplyFinder;
import lib.smtp.Stage;
import lib.text.Page;
import lib.text.Page.Tone;
import lib.text.Words;

/**
 * One thing that the endpoint decided: about a connection, a handshake, a recipient or a message.
 *
 * @param session id as in the banner
 * @param client address that it was taken to come from
 * @param certificate subject of the client's certificate
 * @param clientUsage whether that certificate's extended key usage allows client authentication (or it has none); told
 *     whatever comes of it
 * @param accepted false where the client was refused
 * @param reply as sent, without the bracket; empty where there was none, as for a failed handshake
 * @param attribution for a recipient
 * @param basis of the attribution: inferred where a part of it is not published, or the sources disagree
 * @param stored files of an accepted message
 */
public record Decision(
        Instant time,
        String session,
        String client,
        Optional<String> ehlo,
        Optional<String> tls,
        Optional<String> certificate,
        Optional<Boolean> clientUsage,
        Stage stage,
        Optional<String> mailFrom,
        Optional<String> rcptTo,
        boolean accepted,
        Optional<String> reply,
        Optional<String> detail,
        Optional<Attribution> attribution,
        Optional<Basis> basis,
        List<Path> stored) {

    static Decision of(
            String session,
            String client,
            Optional<String> ehlo,
            Optional<String> tls,
            Optional<ClientCertificate> certificate,
            Stage stage,
            boolean accepted,
            Optional<String> reply) {
        return new Decision(
                Instant.now(),
                session,
                client,
                ehlo,
                tls,
                certificate.map(ClientCertificate::subject),
                certificate.map(ClientCertificate::clientUsage),
                stage,
                Optional.empty(),
                Optional.empty(),
                accepted,
                reply,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** About a recipient. */
    Decision with(String mailFrom, String rcptTo, Attribution attribution) {
        return with(Optional.of(mailFrom), Optional.of(rcptTo), Optional.empty(), Optional.of(attribution), List.of());
    }

    /** About a message. */
    Decision with(String mailFrom, long bytes, List<Path> stored) {
        return with(Optional.of(mailFrom), Optional.empty(), Optional.of(bytes + " bytes"), Optional.empty(), stored);
    }

    /** What else is known. */
    Decision with(String detail) {
        return with(mailFrom, Optional.empty(), Optional.of(detail), Optional.empty(), List.of());
    }

    private Decision with(
            Optional<String> mailFrom,
            Optional<String> rcptTo,
            Optional<String> detail,
            Optional<Attribution> attribution,
            List<Path> stored) {
        return new Decision(
                time,
                session,
                client,
                ehlo,
                tls,
                certificate,
                clientUsage,
                stage,
                mailFrom,
                rcptTo,
                accepted,
                reply,
                detail,
                attribution,
                attribution.map(Attribution::basis),
                stored);
    }

    /** As a line for people, or a document; a refusal is a failed check. */
    public Answer answer() {
        return Answer.of(findings(), this, this::write);
    }

    /** Likewise, where a refusal may be what is wanted: no check has failed. */
    Answer told() {
        return Answer.of(List.of(), this, this::write);
    }

    private List<Finding> findings() {
        if (accepted) {
            return List.of();
        }
        String what = Words.of(stage) + " of " + client + " refused";
        String why = reply.or(() -> detail).orElse("no reply");
        Optional<Explanation> known = reply.flatMap(Decision::explained);
        String next = known.map(Explanation::next).orElse("correct what the client sends");
        Finding finding = Finding.fail("rehearsal.refused", what, why, next);
        String tags = known.flatMap(Explanation::source).orElse("");
        return List.of(attribution
                .map(one -> "decision table, step " + one.step())
                .map(step -> tags.isEmpty() ? step : tags + "; " + step)
                .or(() -> Optional.of(tags).filter(one -> !one.isEmpty()))
                .map(finding::withSource)
                .orElse(finding));
    }

    private static Optional<Explanation> explained(String reply) {
        Catalogue catalogue = Catalogue.read();
        return ReplyFinder.find(reply.getBytes(StandardCharsets.UTF_8), catalogue).stream()
                .findFirst()
                .map(catalogue::explain);
    }

    private void write(Page page) {
        String time = time().toString().substring(11, 19);
        String mark = accepted ? "accepted" : "REFUSED ";
        page.line(accepted ? Tone.GOOD : Tone.BAD, mark, "  " + time + "  " + client + "  " + words());
    }

    private String words() {
        StringBuilder words = new StringBuilder(stage.toString());
        rcptTo.ifPresent(rcpt -> words.append(" <").append(rcpt).append('>'));
        attribution.ifPresent(one -> words.append("  ").append(way(one)));
        clientUsage
                .filter(usage -> stage == Stage.RCPT)
                .ifPresent(usage -> words.append(
                        usage
                                ? "  (its EKU allows client authentication)"
                                : "  (its EKU names no client authentication)"));
        detail.ifPresent(one -> words.append("  ").append(one));
        if (!accepted) {
            reply.ifPresent(one -> words.append("  ").append(one));
            attribution.ifPresent(one -> words.append("  because ").append(why(one)));
        }
        return words.toString();
    }

    /** The reasons in a sentence. */
    static String why(Attribution one) {
        return one.reasons().stream()
                .map(reason -> reason.text() + (reason.isInferred() ? " (inferred)" : ""))
                .collect(Collectors.joining("; "));
    }

    /** Such as {@code Originating by certificate, "SMTP Relay (TLS)"}. */
    private static String way(Attribution one) {
        String direction = one.direction()
                .map(d -> d == Attribution.Direction.ORIGINATING ? "Originating" : "Incoming")
                .orElse("step " + one.step());
        String by = one.connector()
                .map(name -> " by " + Words.of(one.match()) + ", \"" + name + "\"")
                .orElse(" without a connector");
        return direction + by;
    }
}
