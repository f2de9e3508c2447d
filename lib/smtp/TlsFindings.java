package lib.smtp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.tls.CertificateSummary;
import lib.tls.TlsFailure;
import lib.tls.TlsSession;

/** What the handshake of an attempt means: each way it can fail, and what it proves. */
final class TlsFindings {
    /** Where old Java runtimes lack a root that Exchange Online's certificates lead to. */
    private static final String G2 = "DigiCert Global Root G2";

    private static final String G2_SOURCE =
            "https://techcommunity.microsoft.com/blog/exchange/trust-digicert-global-root-g2-"
                    + "certificate-authority-to-avoid-exchange-online-ema/4488311";

    private TlsFindings() {}

    /** The finding of a failed handshake. */
    static Finding failed(Attempt attempt, TlsFailure failure) {
        String server = attempt.address() + " port " + attempt.port();
        String why = failure.detail();
        return switch (failure.kind()) {
            case SERVER_EXPIRED, SERVER_NOT_YET_VALID, SERVER_WRONG_NAME, SERVER_NOT_TRUSTED, SERVER_CERTIFICATE ->
                ofServer(attempt.tls().orElseThrow(), failure);
            case CERTIFICATE_REFUSED ->
                fail(
                        "tls.certificate-refused",
                        server + " refused the client's certificate",
                        "alert " + why + " after it was sent",
                        "check the PFX file with pfx-check: chain, dates and name");
            case CERTIFICATE_REQUIRED ->
                fail(
                        "tls.certificate-required",
                        server + " wants a client certificate",
                        "alert " + why + " after none was sent",
                        "give one with --pfx");
            case CUT_AFTER_HANDSHAKE ->
                fail(
                        "tls.cut-after-handshake",
                        server + " cut the connection right after the handshake",
                        why + "; in TLS 1.3 a refused client certificate can look like this, and so can any"
                                + " other cut",
                        "try --tls-protocol 1.2, where a refusal ends the handshake itself; check the PFX"
                                + " file with pfx-check");
            case NO_COMMON_VERSION ->
                fail(
                        "tls.no-common-version",
                        server + " speaks no TLS version that is wanted",
                        why,
                        "Exchange Online takes TLS 1.2 and 1.3; a server that has neither"
                                + " needs an update, or leave out --tls-protocol");
            case HANDSHAKE_REFUSED ->
                fail(
                        "tls.handshake-refused",
                        server + " refused the handshake",
                        "alert " + why + when(attempt.tls()),
                        "try --tls-protocol 1.2; look at the server's TLS settings");
            case NOT_TLS ->
                fail(
                        "tls.not-tls",
                        server + " answered the handshake in clear",
                        why,
                        "find what stands between here and the server: SMTP inspection of a"
                                + " firewall often does this");
            case CUT_SHORT ->
                fail(
                        "tls.cut-short",
                        server + " ended the connection in the handshake",
                        why,
                        "a firewall with SMTP or TLS inspection may do this: try from another" + " network");
            case OTHER ->
                fail(
                        "smtp.tls-failed",
                        server + " at " + attempt.stage(),
                        why,
                        "look at the server's certificate and TLS versions");
        };
    }

    /** What had been shown when the alert came. */
    private static String when(Optional<TlsSession> tls) {
        if (tls.filter(one -> !one.certificateSent().isEmpty()).isPresent()) {
            return " after the client's certificate was sent; it does not say that the certificate is why";
        }
        return tls.filter(TlsSession::asked).isPresent()
                ? " after a certificate was asked for; none was sent in clear"
                : " before a certificate was asked for: often no common cipher, or a name (SNI) that it"
                        + " does not know";
    }

    private static Finding ofServer(TlsSession tls, TlsFailure fault) {
        String why = fault.detail();
        return switch (fault.kind()) {
            case SERVER_EXPIRED ->
                fail(
                        "tls.server-expired",
                        expired(tls) + " has expired",
                        expiredOne(tls).map(one -> "until " + one.notAfter()).orElse(why),
                        "tell who runs the server, or check this machine's clock; --insecure"
                                + " goes on all the same");
            case SERVER_NOT_YET_VALID ->
                fail(
                        "tls.server-not-yet-valid",
                        "the server's certificate is not yet valid",
                        leaf(tls).map(one -> "from " + one.notBefore()).orElse(why),
                        "check this machine's clock; --insecure goes on all the same");
            case SERVER_WRONG_NAME ->
                fail(
                        "tls.server-wrong-name",
                        "the server's certificate is not for " + tls.serverName(),
                        leaf(tls)
                                .map(one -> "it is for " + String.join(", ", one.names()))
                                .orElse(why),
                        "connect to a name that it has, or give that name with" + " --tls-verify-name");
            case SERVER_NOT_TRUSTED -> notTrusted(tls);
            default ->
                fail(
                        "tls.server-certificate",
                        "the server's certificate did not pass",
                        why,
                        "look at it with --save-chain; --insecure goes on all the same");
        };
    }

    /** The first of the chain that is over, by this machine's clock. */
    private static Optional<CertificateSummary> expiredOne(TlsSession tls) {
        Instant now = Instant.now();
        return tls.serverChain().stream()
                .filter(one -> one.notAfter().isBefore(now))
                .findFirst();
    }

    private static String expired(TlsSession tls) {
        return expiredOne(tls)
                .filter(one -> !one.equals(tls.serverChain().get(0)))
                .map(one -> "the CA certificate " + one.subject() + " that the server sends")
                .orElse("the server's certificate");
    }

    private static Finding notTrusted(TlsSession tls) {
        List<CertificateSummary> chain = tls.serverChain();
        String top = chain.get(chain.size() - 1).issuer();
        boolean bySelf = top.equals(chain.get(0).subject());
        String why = bySelf
                ? top + " signed itself"
                : "it was issued by " + top + ", which was neither sent nor is known here";
        if (top.contains(G2)) {
            return fail(
                            "tls.root-missing",
                            "this Java does not know the root of the server's certificate",
                            why,
                            "update the JDK, or give the root with --tls-ca")
                    .withSource(G2_SOURCE);
        }
        return fail(
                "tls.server-not-trusted",
                "the server's certificate leads to no root that is trusted here",
                why,
                "give that CA with --tls-ca; behind TLS inspection the system may know it:"
                        + " -Djavax.net.ssl.trustStoreType=Windows-ROOT");
    }

    /** What a handshake that went through tells all the same. */
    static List<Finding> told(TlsSession tls) {
        List<Finding> findings = new ArrayList<>(toldOfServer(tls));
        findings.addAll(toldOfClient(tls));
        if (tls.certificateSent().size() == 1) {
            CertificateSummary only = tls.certificateSent().get(0);
            if (!only.issuer().equals(only.subject())) {
                findings.add(withoutIssuer(only));
            }
        }
        return findings;
    }

    /** What is to say of the server's certificate. */
    static List<Finding> ofServerCertificate(Attempt attempt) {
        List<Finding> findings = new ArrayList<>();
        attempt.tls().ifPresent(tls -> findings.addAll(toldOfServer(tls)));
        attempt.tlsFailure()
                .filter(TlsFailure::aboutServerCertificate)
                .ifPresent(failure -> findings.add(failed(attempt, failure)));
        return findings;
    }

    /** What is to say of the client's, as the server takes it; its file has more to tell. */
    static List<Finding> ofClientCertificate(Attempt attempt) {
        List<Finding> findings = new ArrayList<>();
        attempt.tls().ifPresent(tls -> findings.addAll(toldOfClient(tls)));
        Optional<TlsFailure> failure = attempt.tlsFailure().filter(TlsFailure::aboutOurCertificate);
        failure.ifPresent(one -> findings.add(failed(attempt, one)));
        if (failure.isEmpty() && attempt.refusedCertificate()) {
            findings.add(fail(
                    "tls.refused-after-certificate",
                    attempt.address() + " port " + attempt.port() + " took the handshake with the certificate, and then"
                            + " refused",
                    attempt.reply().map(Reply::text).orElse("without a reply"),
                    "check the PFX file with pfx-check, and ask whose certificates the server takes"));
        }
        return findings;
    }

    private static List<Finding> toldOfServer(TlsSession tls) {
        if (!tls.complete() || tls.serverFault().isEmpty()) {
            return List.of();
        }
        Finding fault = ofServer(tls, tls.serverFault().get());
        return List.of(Finding.warn(
                "tls.server-not-verified",
                "the server was not verified",
                fault.what() + ": " + fault.why(),
                fault.next().orElseThrow()));
    }

    private static List<Finding> toldOfClient(TlsSession tls) {
        List<Finding> findings = new ArrayList<>();
        if (tls.certificateReady() && tls.complete() && !tls.asked()) {
            findings.add(Finding.warn(
                    "tls.certificate-not-asked",
                    "the server did not ask for a certificate",
                    "so none was sent, and no certificate connector can match",
                    "check the host: Exchange Online asks; a gateway or firewall on the way" + " may not"));
        }
        if (tls.certificateReady()
                && tls.complete()
                && tls.asked()
                && tls.certificateSent().isEmpty()) {
            findings.add(Finding.fail(
                    "tls.certificate-not-sent",
                    "the certificate was asked for and not sent",
                    tls.signatureAlgorithms().isEmpty()
                            ? "no signature that the server takes fits its key"
                            : "the server takes signatures with " + String.join(", ", tls.signatureAlgorithms())
                                    + ", and none fits its key",
                    "use a certificate with an RSA key of 2048 bits"));
        }
        return findings;
    }

    private static Finding withoutIssuer(CertificateSummary leaf) {
        return Finding.warn(
                        "cert.chain-incomplete",
                        "the certificate was sent without its issuer",
                        "Exchange Online needs "
                                + leaf.issuer()
                                + " in the handshake; without it the answer is 550 5.7.64, as with"
                                + " no certificate",
                        "see what is missing with pfx-check, and add it with --fix-out")
                .withSource("KB3212877");
    }

    private static Optional<CertificateSummary> leaf(TlsSession tls) {
        return tls.serverChain().stream().findFirst();
    }

    private static Finding fail(String id, String what, String why, String next) {
        return Finding.fail(id, what, why, next);
    }
}
