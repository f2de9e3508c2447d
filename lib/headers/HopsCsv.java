package lib.headers;

import java.util.ArrayList;
import java.util.List;
import lib.mail.Mail;
import lib.received.Hop;

/** A line for each hop (RFC 4180). A value that a spreadsheet would take for a formula has an apostrophe before it. */
final class HopsCsv {
    static final List<String> COLUMNS = List.of(
            "file",
            "message",
            "hop",
            "fromRole",
            "role",
            "delaySeconds",
            "time",
            "from",
            "ehlo",
            "fromRdns",
            "fromIp",
            "by",
            "byIp",
            "with",
            "via",
            "id",
            "for",
            "tlsVersion",
            "tlsCipher");

    private HopsCsv() {}

    static List<String> lines(Mail mail, Route route) {
        List<String> lines = new ArrayList<>(route.hops().size());
        String file = cell(mail.file());
        for (int i = 0; i < route.hops().size(); i++) {
            Hop hop = route.hops().get(i);
            Step step = route.steps().get(i);
            lines.add(String.join(
                    ",",
                    file,
                    String.valueOf(mail.number()),
                    String.valueOf(step.hop()),
                    step.fromRole().map(Role::label).orElse(""),
                    step.role().label(),
                    step.delaySeconds().map(String::valueOf).orElse(""),
                    step.time().orElse(""),
                    cell(hop.from().orElse("")),
                    cell(hop.ehlo().orElse("")),
                    cell(hop.fromRdns().orElse("")),
                    cell(hop.fromIp().orElse("")),
                    cell(hop.by().orElse("")),
                    cell(hop.byIp().orElse("")),
                    cell(hop.with().orElse("")),
                    cell(hop.via().orElse("")),
                    cell(hop.id().orElse("")),
                    cell(hop.forAddress().orElse("")),
                    hop.tlsVersion().orElse(""),
                    cell(hop.tlsCipher().orElse(""))));
        }
        return lines;
    }

    static String cell(String value) {
        String safe = isFormula(value) ? "'" + value : value;
        boolean plain = true;
        for (int i = 0; i < safe.length() && plain; i++) {
            char c = safe.charAt(i);
            plain = c != '"' && c != ',' && c != ';' && c != '\n' && c != '\r' && c != '\t';
        }
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String value) {
        return !value.isEmpty() && "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(value.charAt(0)) >= 0;
    }
}
