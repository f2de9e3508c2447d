package lib.tls;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why a handshake failed, or what it agreed on ended before the first word.
 *
 * @param detail in the words of the JDK, or the name of the alert
 */
public record TlsFailure(Kind kind, String detail) {
    /** The ways it goes wrong that need different steps. */
    public enum Kind {
        SERVER_EXPIRED,
        SERVER_NOT_YET_VALID,
        SERVER_WRONG_NAME,
        /** Its chain leads to no root that is trusted here. */
        SERVER_NOT_TRUSTED,
        /** Another fault of the server's certificate. */
        SERVER_CERTIFICATE,
        /** An alert about the client's certificate. */
        CERTIFICATE_REFUSED,
        /** The server wants a certificate and got none. */
        CERTIFICATE_REQUIRED,
        /** TLS 1.3: cut without an alert after a certificate was asked for; it may have been refused. */
        CUT_AFTER_HANDSHAKE,
        NO_COMMON_VERSION,
        /** An alert that is not about the client's certificate: often no common cipher. */
        HANDSHAKE_REFUSED,
        /** The server's answer to the handshake is no TLS. */
        NOT_TLS,
        /** The connection ended in the middle of the handshake. */
        CUT_SHORT,
        OTHER
    }

    /** RFC 8446 section 6.2: alerts that tell of the peer's certificate. JDKs differ in which. */
    private static final Set<String> CERTIFICATE_ALERTS = Set.of(
            "access_denied",
            "bad_certificate",
            "certificate_expired",
            "certificate_required",
            "certificate_revoked",
            "certificate_unknown",
            "decrypt_error",
            "handshake_failure",
            "unknown_ca",
            "unsupported_certificate");

    private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

    /** Whether the server's words are about what the client showed, or did not show. */
    public boolean aboutOurCertificate() {
        return switch (kind) {
            case CERTIFICATE_REFUSED, CERTIFICATE_REQUIRED -> true;
            default -> false;
        };
    }

    /** Whether nothing but the server's certificate was in the way. */
    public boolean aboutServerCertificate() {
        return switch (kind) {
            case SERVER_EXPIRED, SERVER_NOT_YET_VALID, SERVER_WRONG_NAME, SERVER_NOT_TRUSTED, SERVER_CERTIFICATE ->
                true;
            default -> false;
        };
    }

    static Optional<TlsFailure> of(
            IOException broken, TlsSession seen, ServerTrust trust, byte[] serverRecords, boolean heard) {
        if (heard || broken instanceof SocketTimeoutException) {
            return Optional.empty();
        }
        String words = words(broken);
        if (trust.failure().isPresent() && !seen.complete()) {
            return trust.failure();
        }
        Matcher alert = ALERT.matcher(words);
        if (alert.find()) {
            return Optional.of(new TlsFailure(ofAlert(alert.group(1), seen), alert.group(1)));
        }
        // A server of TLS 1.3 may be gone before the client's last words are written.
        boolean shown = seen.asked() && !seen.certificateSent().isEmpty();
        Optional<Kind> after = seen.complete() || shown ? afterHandshake(broken, seen) : Optional.empty();
        if (seen.complete() || after.isPresent()) {
            return after.map(kind -> new TlsFailure(kind, words));
        }
        return Optional.of(new TlsFailure(ofCut(broken, serverRecords), words));
    }

    /** What is wrong with the server's certificate. */
    static TlsFailure ofServer(CertificateException fault, List<X509Certificate> chain) {
        return new TlsFailure(kind(fault, chain), words(fault));
    }

    private static Kind ofAlert(String alert, TlsSession seen) {
        if (alert.equals("protocol_version")) {
            return Kind.NO_COMMON_VERSION;
        }
        if (!seen.asked() || !CERTIFICATE_ALERTS.contains(alert)) {
            return seen.complete() ? Kind.OTHER : Kind.HANDSHAKE_REFUSED;
        }
        return seen.certificateSent().isEmpty() ? Kind.CERTIFICATE_REQUIRED : Kind.CERTIFICATE_REFUSED;
    }

    /**
     * In TLS 1.3 the client is done before the server has looked at its certificate; in TLS 1.2 the server was done
     * first, and a cut is no matter of TLS. What this end could not take is neither.
     */
    private static Optional<Kind> afterHandshake(IOException broken, TlsSession seen) {
        if (broken instanceof SSLException ssl && !isEnd(ssl)) {
            return Optional.of(Kind.OTHER);
        }
        boolean late = seen.protocol().filter("TLSv1.3"::equals).isPresent();
        return late && seen.asked() ? Optional.of(Kind.CUT_AFTER_HANDSHAKE) : Optional.empty();
    }

    private static Kind ofCut(IOException broken, byte[] serverRecords) {
        if (serverRecords.length > 1 && !isRecord(serverRecords)) {
            return Kind.NOT_TLS;
        }
        if (words(broken).contains("protocol version")) {
            return Kind.NO_COMMON_VERSION;
        }
        return serverRecords.length == 0 || !(broken instanceof SSLException ssl) || isEnd(ssl)
                ? Kind.CUT_SHORT
                : Kind.OTHER;
    }

    /** RFC 8446 section 5.1: a content type, and a version whose first octet is 3. */
    private static boolean isRecord(byte[] bytes) {
        return bytes[0] >= 20 && bytes[0] <= 24 && bytes[1] == 3;
    }

    private static boolean isEnd(SSLException broken) {
        return broken.getCause() instanceof IOException || words(broken).contains("terminated the handshake");
    }

    /** By the dates first: an expired issuer makes the JDK's search for a path fail in general. */
    private static Kind kind(CertificateException fault, List<X509Certificate> chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException e) {
                return Kind.SERVER_EXPIRED;
            } catch (CertificateNotYetValidException e) {
                return Kind.SERVER_NOT_YET_VALID;
            }
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException) {
                return Kind.SERVER_NOT_TRUSTED;
            }
        }
        // The JDK compares names last, and throws no subclass for them.
        boolean name = fault.getClass() == CertificateException.class;
        return name ? Kind.SERVER_WRONG_NAME : Kind.SERVER_CERTIFICATE;
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
