//SOURCES CertificateNames.java CertificateSummary.java ClientIdentity.java Handshake.java KeyExchange.java
//SOURCES PfxOptions.java Roots.java SentCertificate.java ServerTrust.java ShownIdentity.java TlsFailure.java
//SOURCES TlsOptions.java TlsSession.java TlsSettings.java TlsText.java TlsVersion.java
/**
 * The client's side of a TLS handshake: which certificate was shown and asked for, whom the server proved to be, and
 * each way it fails.
 */
package lib.tls;
