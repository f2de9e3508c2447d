package lib.received;

import java.util.Optional;
import lib.text.Ascii;

/**
 * What a {@code Received:} field says of TLS: Exchange's and Google's {@code version=TLS1_2, cipher=...}, Postfix's
 * {@code using TLSv1.3 with cipher ...}, Exim's {@code TLS1.2:cipher:256}, Courier's and IronPort's forms.
 */
final class TlsWords {
    private static final String[] SAID_IN_PLACE = {
        "(TLS)", "(SSL)", "over TLS", "via SSL", "with STARTTLS", "SMTP with TLS"
    };

    private Optional<String> version = Optional.empty();
    private Optional<String> cipher = Optional.empty();

    Optional<String> version() {
        return version;
    }

    Optional<String> cipher() {
        return cipher;
    }

    /** Whether the protocol words (RFC 3848) or a remark say that the link was encrypted. */
    static boolean isSaid(Optional<String> with, String raw) {
        if (with.isPresent() && isTlsProtocol(with.get())) {
            return true;
        }
        if (!raw.contains("TLS") && !raw.contains("SSL")) {
            return raw.contains("Google Transport Security");
        }
        for (String remark : SAID_IN_PLACE) {
            if (raw.contains(remark)) {
                return true;
            }
        }
        return false;
    }

    /** ESMTPS, LMTPSA, UTF8SMTPS, HTTPS; ESMTP-TLS; AES256-SHA encrypted SMTP. */
    private static boolean isTlsProtocol(String with) {
        int end = with.indexOf(' ');
        String word = end < 0 ? with : with.substring(0, end);
        int length = word.length();
        int last = Ascii.is(word, length - 1, length, "a") ? length - 1 : length;
        return last > 4 && Ascii.is(word, last - 3, last, "tps")
                || with.contains("TLS")
                || with.contains(" encrypted ");
    }

    /** A comment, without its parentheses. */
    void readComment(String text, int start, int end) {
        int i = Ascii.skipSpace(text, start, end);
        int count = 0;
        boolean cipherIsNext = false;
        boolean cipherMayBeNext = false;
        int before = i;
        int beforeEnd = i;
        while (i < end && text.charAt(i) != '(') {
            int wordEnd = Ascii.endOfWord(text, i, end);
            boolean family = isVersionFamily(text, i, wordEnd);
            if (cipherMayBeNext) {
                i = skipBits(text, i, wordEnd);
            }
            boolean next = cipherIsNext || cipherMayBeNext && isCipherName(text, i, wordEnd);
            if (i == wordEnd) {
                family = true; // 128bits alone: still behind the version
            } else if (next && !family) {
                setCipher(text, i, wordEnd);
                cipherIsNext = false;
            } else if (wordEnd == end && isBehindCipher(text, i, wordEnd)) {
                // AES256-SHA encrypted; using SSL/TLS with AES256-SHA cipher
                if (isCipherName(text, before, beforeEnd)) {
                    setCipher(text, before, beforeEnd);
                }
            } else if (Ascii.is(text, i, wordEnd, "cipher")) {
                cipherIsNext = true;
            } else if (Ascii.is(text, i, wordEnd, "tls:") || Ascii.is(text, i, wordEnd, "ssl:")) {
                // What follows is the version, as if the comment began there.
                count = -1;
            } else if (!readWord(text, i, wordEnd) && count <= 1 && family) {
                readColons(text, i, wordEnd);
            }
            cipherMayBeNext = family;
            before = i;
            beforeEnd = wordEnd;
            count++;
            i = Ascii.skipSpace(text, wordEnd, end);
            while (i < end && text.charAt(i) == ',') {
                i = Ascii.skipSpace(text, i + 1, end);
            }
        }
    }

    private static boolean isBehindCipher(String text, int start, int end) {
        return Ascii.is(text, start, end, "encrypted") || Ascii.is(text, start, end, "cipher");
    }

    /** {@code [TLSv1:AES256-SHA:256]}, a word outside of comments; true if it is one. */
    boolean readBrackets(String text, int start, int end) {
        boolean closed = end - start > 2 && text.charAt(end - 1) == ']';
        if (!closed || !isVersionFamily(text, start + 1, end - 1)) {
            return false;
        }
        readColons(text, start + 1, end - 1);
        return true;
    }

    /** {@code version=...} or {@code cipher=...}; true if it is one. */
    boolean readWord(String text, int start, int end) {
        if (Ascii.startsWith(text, start, end, "version=")) {
            setVersion(text, start + 8, WordList.withoutComma(text, start + 8, end));
            return true;
        }
        if (Ascii.startsWith(text, start, end, "cipher=")) {
            setCipher(text, start + 7, WordList.withoutComma(text, start + 7, end));
            return true;
        }
        return false;
    }

    /** Courier has the length of the key before the cipher: {@code 128bits,AES128-SHA}. */
    private static int skipBits(String text, int start, int end) {
        int i = start;
        while (i < end && Ascii.isDigit(text.charAt(i))) {
            i++;
        }
        if (i == start || !Ascii.startsWith(text, i, end, "bits")) {
            return start;
        }
        return i + 4 < end && text.charAt(i + 4) == ',' ? i + 5 : i + 4;
    }

    /** Exim: what follows the word {@code tls} outside of comments; IIS has no cipher there. */
    void readCipher(String text, int start, int end) {
        if (!readWord(text, start, end) && isCipherName(text, start, end)) {
            setCipher(text, start, end);
        }
    }

    private static boolean isCipherName(String text, int start, int end) {
        return start < end
                && text.charAt(start) != '"'
                && (Ascii.indexOf(text, '_', start, end) >= 0 || Ascii.indexOf(text, '-', start, end) >= 0);
    }

    /** {@code ESMTP/TLS/cipher} (IronPort), {@code cipher encrypted SMTP} (qmail). */
    void readWith(Optional<String> protocol) {
        if (protocol.isEmpty()) {
            return;
        }
        String with = protocol.get();
        int tls = with.indexOf("/TLS/");
        int encrypted = with.indexOf(" encrypted ");
        if (tls > 0) {
            setCipher(with, tls + 5, with.length());
        } else if (encrypted > 0 && with.lastIndexOf(' ', encrypted - 1) < 0) {
            setCipher(with, 0, encrypted);
        }
    }

    /** TLS1.2, TLSv1, TLS-1.0, SSLv3 and what is glued to them; TLS13_AES_... is a cipher. */
    private static boolean isVersionFamily(String text, int start, int end) {
        return end - start >= 4
                && (Ascii.startsWith(text, start, end, "tls")
                                && text.charAt(start + 3) != '_'
                                && !Ascii.startsWith(text, start, end, "tls13_")
                        || Ascii.startsWith(text, start, end, "sslv"));
    }

    /** {@code TLS1.2:cipher:256}, {@code TLSv1.2,256bits,cipher}, or the version alone. */
    private void readColons(String text, int start, int wordEnd) {
        int partEnd = endOfPart(text, start, wordEnd);
        setVersion(text, start, partEnd);
        if (partEnd == wordEnd) {
            return;
        }
        int cipherStart = partEnd + 1;
        int cipherEnd = endOfPart(text, cipherStart, wordEnd);
        if (text.charAt(partEnd) == ',' && cipherEnd < wordEnd) {
            cipherStart = cipherEnd + 1;
            cipherEnd = endOfPart(text, cipherStart, wordEnd);
        }
        setCipher(text, cipherStart, cipherEnd);
    }

    private static int endOfPart(String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) != ':' && text.charAt(i) != ',') {
            i++;
        }
        return i;
    }

    private void setCipher(String text, int start, int end) {
        if (cipher.isEmpty() && start < end) {
            cipher = Optional.of(text.substring(start, end));
        }
    }

    /** {@code TLS1_2}, {@code TLSv1.2}, {@code TLS-1.2}; a family such as TLSv1/SSLv3 is none. */
    private void setVersion(String text, int start, int end) {
        if (version.isPresent() || end - start < 4 || !Ascii.is(text, start, start + 3, "tls")) {
            return;
        }
        int i = start + 3;
        char c = text.charAt(i);
        if (Ascii.startsWith(text, i, end, "\\tls") && end - i > 4) {
            i += 4; // SocketLabs: TLS\Tls12
        } else if (c == 'v' || c == 'V' || c == '-') {
            i++;
        }
        if (i == end || text.charAt(i) != '1') {
            return;
        }
        if (i + 1 == end) {
            version = Optional.of("TLSv1.0");
        } else if (i + 2 == end || i + 3 == end && (text.charAt(i + 1) == '_' || text.charAt(i + 1) == '.')) {
            char minor = text.charAt(end - 1);
            if (minor >= '0' && minor <= '3') {
                version = Optional.of("TLSv1." + minor);
            }
        }
    }
}
