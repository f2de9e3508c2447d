package lib.tls;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A handshake as people read it. */
public final class TlsText {
    private static final int NAMES_SHOWN = 4;

    private TlsText() {}

    /** What was agreed, the server's certificate, the client's. */
    public static List<String> lines(TlsSession tls) {
        List<String> lines = new ArrayList<>();
        if (tls.complete()) {
            lines.add("TLS: "
                    + tls.protocol().get()
                    + " "
                    + tls.cipher().get()
                    + tls.keyExchange().map(group -> " " + group).orElse(""));
        }
        if (!tls.serverChain().isEmpty()) {
            String verified = tls.serverFault().isPresent() ? "NOT VERIFIED" : "verified";
            lines.add("server: " + verified + " for " + tls.serverName());
            lines.addAll(certificate(tls.serverChain()));
        }
        if (tls.certificateAsked().isPresent()) {
            lines.add("client: " + asked(tls));
            if (!tls.certificateSent().isEmpty()) {
                lines.addAll(certificate(tls.certificateSent()));
            }
        }
        return lines;
    }

    private static String asked(TlsSession tls) {
        if (!tls.asked()) {
            return "no certificate was asked for, none was sent";
        }
        String issuers = tls.caNames().isEmpty() ? "any CA" : some(tls.caNames(), "; ");
        String sent = tls.certificateSent().isEmpty() ? ", none was sent" + takes(tls) : ", sent:";
        return "asked for a certificate of " + issuers + sent;
    }

    /** Why none was sent is in what the server takes. */
    private static String takes(TlsSession tls) {
        return !tls.certificateReady() || tls.signatureAlgorithms().isEmpty()
                ? ""
                : "; it takes signatures with " + some(tls.signatureAlgorithms(), ", ");
    }

    private static List<String> certificate(List<CertificateSummary> chain) {
        CertificateSummary leaf = chain.get(0);
        LocalDate end = leaf.notAfter().atOffset(ZoneOffset.UTC).toLocalDate();
        int more = chain.size() - 1;
        return List.of(
                "  " + leaf.subject() + " (" + some(leaf.names(), ", ") + "), until " + end,
                "  issued by " + leaf.issuer() + ", sent with " + issuers(more),
                "  SHA-256 " + leaf.sha256());
    }

    private static String issuers(int count) {
        return switch (count) {
            case 0 -> "no issuer";
            case 1 -> "1 issuer";
            default -> count + " issuers";
        };
    }

    private static String some(List<String> words, String separator) {
        String shown = String.join(separator, words.subList(0, Math.min(NAMES_SHOWN, words.size())));
        int more = words.size() - NAMES_SHOWN;
        return more > 0 ? shown + separator + more + " more" : shown;
    }
}
