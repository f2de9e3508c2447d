package lib.received;

import java.util.Locale;
import java.util.Optional;
import lib.net.HostName;
import lib.net.IpAddress;
import lib.text.Ascii;

/** What stands between {@code from} and the next keyword: name, reverse name, address, EHLO. */
final class FromClause {
    /** Facebook has a token of 64 characters where others have the name. */
    private static final int LONGEST_PRODUCT = 40;

    private Optional<String> name = Optional.empty();
    private Optional<String> ehlo = Optional.empty();
    private Optional<String> rdns = Optional.empty();
    private Optional<String> ip = Optional.empty();
    private Optional<String> literalIp = Optional.empty();
    private int words;

    Optional<String> name() {
        return name;
    }

    Optional<String> ehlo() {
        return ehlo;
    }

    Optional<String> rdns() {
        return rdns;
    }

    /** The address in a comment, which the receiving host saw; else the literal in the open. */
    Optional<String> ip() {
        return ip.isPresent() ? ip : literalIp;
    }

    void word(String text, int start, int end) {
        words++;
        if (name.isEmpty()) {
            String host = WordList.host(text, start, end);
            boolean joined = host.length() > 1 && host.endsWith("_") && end < text.length() && text.charAt(end) == '[';
            name = Optional.of(joined ? host.substring(0, host.length() - 1) : withoutPort(host));
        } else if (name.get().equals("mail") && Ascii.is(text, start, end, "pickup")) {
            name = Optional.of("mail pickup");
        } else if (name.get().equals("mail pickup") && Ascii.is(text, start, end, "service")) {
            name = Optional.of("mail pickup service");
        }
        // Of two literals the first is the name, the second what was seen.
        if (literalIp.isEmpty() || words == 2) {
            literalIp = WordList.address(text, start, end).or(() -> literalIp);
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean only = colon > 0 && (host.charAt(colon - 1) == ']' || host.indexOf(':') == colon);
        for (int i = colon + 1; only && i < host.length(); i++) {
            only = Ascii.isDigit(host.charAt(i));
        }
        return only && colon + 1 < host.length() ? host.substring(0, colon) : host;
    }

    /** One comment, without its parentheses. */
    void comment(String text, int start, int end) {
        int first = skip(text, start, end);
        int firstEnd = first;
        int count = 0;
        int i = first;
        while (i < end && text.charAt(i) != '(') {
            int wordEnd = endOfWord(text, i, end);
            if (isEhlo(text, i, wordEnd)) {
                int value = wordEnd > i + 4 ? i + 5 : skip(text, wordEnd, end);
                wordEnd = Math.max(wordEnd, endOfWord(text, value, end));
                setEhlo(text, value, wordEnd);
            } else {
                address(text, i, wordEnd, count == 0);
                if (count == 0) {
                    firstEnd = wordEnd;
                } else if (count == 1 && rdns.isEmpty()) {
                    second(text, first, firstEnd, i, wordEnd, end);
                }
            }
            count++;
            i = skip(text, wordEnd, end);
        }
        // Sendmail's warning that the name is not verified: then it is not told as a fact.
        if (text.startsWith("(may be forged", i) || text.startsWith("may be forged", first)) {
            rdns = Optional.empty();
        }
    }

    private void setEhlo(String text, int start, int end) {
        if (ehlo.isEmpty() && start < end) {
            ehlo = Optional.of(text.substring(start, end));
        }
    }

    /** The word {@code HELO}, {@code EHLO} or LMTP's {@code LHLO}, or {@code helo=} and a value. */
    private static boolean isEhlo(String text, int start, int end) {
        return (end - start == 4 || end - start > 4 && text.charAt(start + 4) == '=')
                && (Ascii.is(text, start, start + 4, "helo")
                        || Ascii.is(text, start, start + 4, "ehlo")
                        || Ascii.is(text, start, start + 4, "lhlo"));
    }

    /** {@code [192.0.2.1]}, {@code user@192.0.2.1}, or an address that begins the comment. */
    private void address(String text, int start, int end, boolean first) {
        int at = afterAt(text, start, end);
        if (ip.isEmpty() && (first || at > start || text.charAt(start) == '[')) {
            ip = WordList.address(text, at, end);
        }
    }

    /** The second word of a comment: an address behind its name, or the other way round. */
    private void second(String text, int first, int firstEnd, int start, int end, int close) {
        if (text.charAt(start) == '[') {
            // kim@contoso.com[W4_0.2.3]: a user and a program; but nas.contoso.com [local].
            boolean address = start + 1 < end && IpAddress.canBegin(text.charAt(start + 1));
            if (address || Ascii.indexOf(text, '@', first, firstEnd) < 0) {
                rdns = reverseName(text, first, firstEnd);
            }
        } else if (end == close && ip.isEmpty()) {
            bareAddress(text, first, firstEnd, start, end);
        } else if (end == close && text.charAt(first) == '[') {
            rdns = Optional.of(text.substring(start, end)).filter(HostName::isFullName);
        }
    }

    /** {@code (mail.contoso.com 192.0.2.1)}; behind the name of a product it is a version. */
    private void bareAddress(String text, int name, int nameEnd, int start, int end) {
        Optional<String> address = IpAddress.of(text, start, end);
        if (address.isEmpty()) {
            return;
        }
        boolean host = Ascii.indexOf(text, '.', name, nameEnd) > 0;
        boolean token = nameEnd - name > LONGEST_PRODUCT;
        if (host || token || Ascii.is(text, name, nameEnd, "unknown")) {
            ip = address;
            rdns = token ? rdns : reverseName(text, name, nameEnd);
        }
    }

    /** The name before an address, unless it is the address again or says that there is none. */
    private static Optional<String> reverseName(String text, int start, int end) {
        String name = WordList.host(text, afterAt(text, start, end), end);
        if (name.isEmpty()
                || name.charAt(0) == '<'
                || name.charAt(0) == '['
                || IpAddress.of(name).isPresent()) {
            return Optional.empty();
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "unknown", "unknownhost", "softdnserr", "via", "unverified", "verified", "really", "authenticated" ->
                Optional.empty();
            default -> Optional.of(name);
        };
    }

    private static int afterAt(String text, int start, int end) {
        int i = end;
        while (i > start && text.charAt(i - 1) != '@') {
            i--;
        }
        return i;
    }

    private static int endOfWord(String text, int start, int end) {
        int i = start;
        while (i < end && !isGap(text.charAt(i)) && text.charAt(i) != '(') {
            // The address may be glued to the name: (mail.contoso.com[192.0.2.1]).
            if (i > start && text.charAt(i) == '[' && "@=[".indexOf(text.charAt(i - 1)) < 0) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static int skip(String text, int from, int end) {
        int i = from;
        while (i < end && isGap(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** ZMailer writes {@code ([192.0.2.1]:25 "EHLO name" flags)}. */
    private static boolean isGap(char c) {
        return Ascii.isSpace(c) || c == '"';
    }
}
