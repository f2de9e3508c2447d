package lib.keyfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label such as CERTIFICATE
 * @param encryption what OpenSSL's older key files say in {@code DEK-Info}: cipher and IV
 */
record PemBlock(String label, Optional<String> encryption, byte[] der) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String DEK_INFO = "DEK-Info:";

    static boolean isIn(byte[] bytes) {
        return text(bytes).contains(BEGIN);
    }

    /** All blocks of a text; what stands between them is passed over. */
    static List<PemBlock> all(byte[] bytes) throws Unusable {
        List<PemBlock> blocks = new ArrayList<>();
        String text = text(bytes);
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at)) {
            int label = at + BEGIN.length();
            int body = text.indexOf(DASHES, label);
            int end = text.indexOf(END, label);
            if (body < 0 || end < body) {
                throw new Unusable(
                        "pfx.truncated",
                        "it is cut off: a PEM block begins and does not end",
                        "copy the whole text, from BEGIN to END");
            }
            blocks.add(block(text.substring(label, body), text.substring(body + DASHES.length(), end)));
            at = end;
        }
        return blocks;
    }

    private static PemBlock block(String label, String body) throws Unusable {
        StringBuilder base64 = new StringBuilder(body.length());
        Optional<String> encryption = Optional.empty();
        for (String line : body.split("\n")) {
            if (line.startsWith(DEK_INFO)) {
                encryption = Optional.of(line.substring(DEK_INFO.length()).strip());
            } else if (line.indexOf(':') < 0) {
                base64.append(line.strip());
            }
        }
        try {
            return new PemBlock(label, encryption, Base64.getDecoder().decode(base64.toString()));
        } catch (IllegalArgumentException e) {
            throw Unusable.damaged("its PEM block " + label + " is not base64 throughout");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE") || label.equals("TRUSTED CERTIFICATE");
    }

    boolean isKey() {
        return label.endsWith("PRIVATE KEY");
    }

    boolean isEncrypted() {
        return label.equals("ENCRYPTED PRIVATE KEY") || encryption.isPresent();
    }

    boolean isRequest() {
        return label.endsWith("CERTIFICATE REQUEST");
    }
}
