package lib.headers;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.mail.Headers;
import lib.mail.Mail;
import lib.received.Hop;

/** What is worth a look in a message, whatever was expected of it. */
final class HopsFindings {
    private HopsFindings() {}

    static List<Finding> of(Mail mail, Headers headers, Route route) {
        List<Finding> findings = new ArrayList<>();
        if (!headers.whole()) {
            findings.add(cut(mail));
        }
        if (headers.fields().isEmpty()) {
            findings.add(Finding.warn(
                    "headers.none",
                    mail.file(),
                    "no header field found: the text is not a message header",
                    "pass the full internet headers"));
            return findings;
        }
        if (route.hops().isEmpty()) {
            findings.add(Finding.warn(
                    "hops.none",
                    mail.file(),
                    "no Received: line: the message was not sent yet, or its header is not" + " whole",
                    "take the header from the recipient's copy"));
        }
        limits(findings, headers, route);
        route.warnings().forEach(warning -> findings.add(finding(warning, route)));
        if (!route.entryTls().orElse(true)) {
            findings.add(Finding.info(
                    "hops.entry-in-clear",
                    "hop " + route.entryHop().get(),
                    "the way into Exchange Online was not encrypted"));
        }
        return findings;
    }

    private static void limits(List<Finding> findings, Headers headers, Route route) {
        int received = route.hops().size() < Headers.LIMIT_HOPS
                ? 0
                : headers.all("Received").size();
        if (received > Headers.LIMIT_HOPS) {
            findings.add(Finding.warn(
                    "hops.too-many",
                    received + " Received: lines",
                    "only the newest " + Headers.LIMIT_HOPS + " were read",
                    "look for a mail loop"));
        }
    }

    /** What is missing may be said in the part that was not read. */
    private static Finding cut(Mail mail) {
        return Finding.warn(
                "headers.too-long",
                mail.file(),
                "the end of the header was not read: its first " + (mail.to() - mail.from()) + " bytes are all that is"
                        + " shown, and what lies behind may say more",
                "look at how such a header came about");
    }

    private static Finding finding(Route.Warning warning, Route route) {
        Hop hop = route.hops().get(warning.hop() - 1);
        String what = "hop " + warning.hop() + " " + ShortWords.receiver(hop);
        long delay = route.steps().get(warning.hop() - 1).delaySeconds().orElse(0L);
        return switch (warning.warning()) {
            case CLOCK_SKEW ->
                Finding.warn(
                        "hops.clock-skew",
                        what,
                        "its time is " + ShortWords.duration(-delay)
                                + " before that of the hop before: clocks disagree",
                        "compare the clocks of both hosts with a time server");
            case SLOW_HOP ->
                Finding.warn(
                        "hops.slow-hop",
                        what,
                        "it took " + ShortWords.duration(delay),
                        "look at the queue of the host that this hop came from");
            case FORGED_SUSPECT ->
                Finding.warn(
                        "hops.forged-suspect",
                        what,
                        "the line has nothing to do with the line above it: the sender may have" + " invented it",
                        "do not rely on it, nor on the lines below it");
        };
    }
}
