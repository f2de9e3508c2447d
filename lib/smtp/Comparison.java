package lib.smtp;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lib.finding.Finding;
import lib.finding.Verdict;
import lib.tls.TlsSession;

/**
 * The same test message twice: the one test that shows that a certificate connector took it, and not Direct Send or a
 * connector by IP address. It concludes only where the certificate is all that can have made the difference.
 *
 * @param without what became of it without the certificate
 * @param with what became of it with the certificate
 */
public record Comparison(TestSend without, TestSend with) {
    /** What the two runs prove, or why they prove nothing. */
    private record Conclusion(Verdict verdict, Optional<Finding> finding) {
        private static Conclusion of(Finding finding) {
            return new Conclusion(Finding.verdict(List.of(finding)), Optional.of(finding));
        }

        private static Conclusion open(Verdict verdict, String reason, String why, String next) {
            Finding finding = Finding.warn("compare.no-conclusion", "no conclusion: " + reason, why, next);
            return new Conclusion(verdict, Optional.of(finding));
        }

        /** Something passed or broke that may be otherwise next time. */
        private static Conclusion again(String reason) {
            return open(
                    Verdict.NO_ANSWER,
                    reason,
                    "the certificate need not be what made the two runs differ or agree",
                    "run it again");
        }
    }

    /** Those of the send with the certificate, and what the comparison proves. */
    List<Finding> findings() {
        return Finding.joined(with.findings(), conclusion().finding().stream().toList());
    }

    /** That of the send with the certificate; an open question is no answer. */
    Verdict verdict() {
        return with.verdict().worse(conclusion().verdict());
    }

    private Conclusion conclusion() {
        if (broke(without) && broke(with)) {
            return new Conclusion(
                    Verdict.PASS, Optional.empty()); // Both failures are told; there is nothing to compare.
        }
        for (boolean shown : new boolean[] {false, true}) {
            TestSend send = shown ? with : without;
            if (broke(send)) {
                String which = shown ? "with" : "without";
                Attempt last = send.last();
                return Conclusion.again("the run " + which + " the certificate ended in "
                        + last.outcome().words() + " at " + last.stage());
            }
        }
        if (with.last().outcome() == Attempt.Outcome.STOPPED
                && with.last().recipients().isEmpty()) {
            return Conclusion.of(handshakes());
        }
        return withCertificate().orElseGet(this::byRecipients);
    }

    /** Whether a conversation ended by something else than a reply or its plan. */
    private static boolean broke(TestSend send) {
        return switch (send.last().outcome()) {
            case SENT, PARTLY_SENT, REFUSED, STOPPED -> false;
            default -> true;
        };
    }

    private Finding handshakes() {
        Optional<TlsSession> tls = with.last().tls();
        if (tls.isEmpty()) {
            return Finding.info(
                    "compare.handshakes", "both runs stopped before a handshake", "so there is nothing to compare");
        }
        boolean asked = tls.get().asked();
        boolean sent = !tls.get().certificateSent().isEmpty();
        return Finding.info(
                "compare.handshakes",
                "the handshakes alone are compared: a certificate was " + (asked ? "" : "not ") + "asked for, and "
                        + (sent ? "sent in the second one" : "sent in neither"),
                "no recipient was named, so what the certificate decides is not known");
    }

    /** Empty if the second run showed the certificate: without that it says nothing about it. */
    private Optional<Conclusion> withCertificate() {
        boolean sent = with.last()
                .tls()
                .filter(TlsSession::asked)
                .filter(tls -> !tls.certificateSent().isEmpty())
                .isPresent();
        return sent
                ? Optional.empty()
                : Optional.of(Conclusion.open(
                        Verdict.WARN,
                        "no certificate was sent in either run",
                        "what differs between the runs has another reason, such as greylisting",
                        "see above why it was not sent"));
    }

    private Conclusion byRecipients() {
        List<String> hurt =
                those(rcptTo -> before(rcptTo).isTaken() && after(rcptTo).kind() == Fate.Kind.REFUSED);
        if (!hurt.isEmpty()) {
            return Conclusion.of(Finding.warn(
                    "compare.certificate-hurts",
                    "with the certificate " + String.join(", ", hurt) + " was refused",
                    "and without it taken",
                    "read the reply above; check the certificate with pfx-check"));
        }
        List<String> gained =
                those(rcptTo -> before(rcptTo).isOfConnector() && after(rcptTo).isTaken());
        if (!gained.isEmpty()) {
            return Conclusion.of(Finding.info(
                    "compare.certificate-decides",
                    String.join(", ", gained) + " was taken with the certificate only",
                    "so the certificate made the difference, not the address and not Direct Send"));
        }
        for (String rcptTo : with.rcptTo()) {
            for (Fate fate : List.of(before(rcptTo), after(rcptTo))) {
                if (!fate.isFinal()) {
                    return Conclusion.again(rcptTo + " got a passing answer, " + fate.words());
                }
            }
        }
        List<String> otherwise =
                those(rcptTo -> !before(rcptTo).isTaken() && after(rcptTo).isTaken());
        if (!otherwise.isEmpty()) {
            return Conclusion.open(
                    Verdict.WARN,
                    otherwise.get(0) + " was refused without the certificate for another reason",
                    before(otherwise.get(0)).words() + " is no refusal that a connector changes",
                    "find out with explain-reply what it means, and run it again");
        }
        return Conclusion.of(
                those(rcptTo -> after(rcptTo).isTaken()).isEmpty()
                        ? Finding.fail(
                                "compare.certificate-ignored",
                                "the certificate made no difference",
                                "no recipient was taken with it or without",
                                "check it against the connector: pfx-check --spec relay.json")
                        : Finding.warn(
                                "compare.no-difference",
                                "the certificate made no difference",
                                "the same recipients were taken without it: Direct Send (recipients inside)"
                                        + " or a connector by IP address would do the same",
                                "compare with a recipient outside the organization, from an address that no"
                                        + " connector names"));
    }

    private List<String> those(Predicate<String> which) {
        return with.rcptTo().stream().filter(which).toList();
    }

    private Fate before(String rcptTo) {
        return Fate.of(without, rcptTo);
    }

    private Fate after(String rcptTo) {
        return Fate.of(with, rcptTo);
    }
}
