package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Basis;
import lib.mail.Headers;
import lib.text.Ascii;

/**
 * One result in an Authentication-Results field (RFC 8601): the method, its result, and what follows, such as
 * {@code spf}, {@code pass}, {@code (sender IP is ...) smtp.mailfrom=...}.
 *
 * @param basis of the meaning, as in {@link AntispamReport.Entry}
 */
public record AuthenticationResult(
        String method, String result, Optional<String> meaning, Optional<Basis> basis, String detail) {
    private static final int LIMIT = 50;
    private static final List<String> METHODS =
            List.of("spf", "dkim", "dmarc", "compauth", "arc", "dkim-adsp", "iprev", "auth");

    /** The results of a field, in their order, the first {@value #LIMIT} of them. */
    static List<AuthenticationResult> parse(String value) {
        List<AuthenticationResult> results = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= value.length() && results.size() < LIMIT; i++) {
            char c = i == value.length() ? ';' : value.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == ';' && (depth == 0 || i == value.length())) {
                add(results, value.substring(from, i).trim());
                from = i + 1;
            }
        }
        return results;
    }

    private static void add(List<AuthenticationResult> results, String part) {
        int equals = part.indexOf('=');
        if (equals <= 0
                || !METHODS.contains(Ascii.lower(part.substring(0, equals).trim()))) {
            return;
        }
        String method = Ascii.lower(part.substring(0, equals).trim());
        int end = equals + 1;
        while (end < part.length() && Ascii.isNameCharacter(part.charAt(end))) {
            end++;
        }
        String result = part.substring(equals + 1, end);
        String detail = part.substring(end).trim();
        Optional<Meaning> known = known(method, result, detail);
        results.add(
                new AuthenticationResult(method, result, known.map(Meaning::text), known.map(Meaning::basis), detail));
    }

    private static Optional<Meaning> known(String method, String result, String detail) {
        return method.equals("compauth")
                ? Meaning.of("reason", property(detail, "reason"))
                : Meaning.of(method, Ascii.lower(result));
    }

    /** Page or RFC that documents the meaning. */
    Optional<String> source() {
        return known(method, result, detail).map(Meaning::source);
    }

    /** The reason code of compauth, or nothing; only of the topmost field, which is the last. */
    static String compauthReason(Headers headers) {
        for (String value : headers.all("Authentication-Results")) {
            int compauth = value.indexOf("compauth=");
            if (compauth >= 0) {
                return property(value.substring(compauth), "reason");
            }
        }
        return "";
    }

    private static String property(String detail, String name) {
        int at = detail.indexOf(name + "=");
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + 1;
        int end = start;
        while (end < detail.length() && Ascii.isNameCharacter(detail.charAt(end))) {
            end++;
        }
        return detail.substring(start, end);
    }
}
