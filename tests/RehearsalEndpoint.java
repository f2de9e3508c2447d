package tests;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lib.attribution.Organization;
import lib.connector.Connector;
import lib.connector.Connector.Type;
import lib.connector.Ipv4Range;
import lib.rehearsal.Decision;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.Endpoint;
import lib.rehearsal.Faults;
import lib.rehearsal.Maildir;
import lib.rehearsal.Setup;
import lib.rehearsal.TlsEndpoint;

/**
 * A rehearsal endpoint for tests: contoso.com is accepted, 203.0.113.10 has a connector by IP, {@code *.contoso.com}
 * one by certificate.
 */
public final class RehearsalEndpoint implements AutoCloseable {
    /** Makes certificates for all tests of this JVM. */
    public static final DrillCertificates CA = DrillCertificates.make();

    private static final char[] PASSWORD = "drill".toCharArray();
    private static final TlsEndpoint TLS = new TlsEndpoint(CA.server(PASSWORD, true), PASSWORD, false);

    private final Endpoint server;
    private final List<Decision> decisions;

    private RehearsalEndpoint(Endpoint server, List<Decision> decisions) {
        this.server = server;
        this.decisions = decisions;
    }

    /** How to start one; each method returns this. */
    public static final class With {
        private String asIp = "203.0.113.10";
        private Organization organization = RehearsalEndpoint.organization();
        private String address = "127.0.0.1";
        private int port;
        private Optional<Maildir> store = Optional.empty();
        private Faults faults = Faults.none();
        private Duration idle = Duration.ofSeconds(20);
        private int connections = Setup.CONNECTIONS;
        private boolean strictUsage;
        private final Set<TrustAnchor> roots = new HashSet<>(CA.roots());

        /** The address that clients are taken to come from; "" for their real one. */
        public With asIp(String address) {
            asIp = address;
            return this;
        }

        /** Whose connectors and domains it goes by. */
        public With organization(Organization other) {
            organization = other;
            return this;
        }

        /** Where it listens; else on a free port of 127.0.0.1. */
        public With at(String address, int port) {
            this.address = address;
            this.port = port;
            return this;
        }

        public With store(Maildir maildir) {
            store = Optional.of(maildir);
            return this;
        }

        public With faults(String... texts) {
            faults = Faults.parse(List.of(texts));
            return this;
        }

        public With idle(Duration time) {
            idle = time;
            return this;
        }

        public With connections(int most) {
            connections = most;
            return this;
        }

        public With strictUsage() {
            strictUsage = true;
            return this;
        }

        /** This counts as a root too. */
        public With trusting(X509Certificate root) {
            roots.add(new TrustAnchor(root, null));
            return this;
        }

        /** The intermediate counts as a root, as with {@code --client-ca}. */
        public With trustedIntermediate() {
            roots.add(new TrustAnchor(CA.issue("x.contoso.com").chain().get(1), null));
            return this;
        }

        public RehearsalEndpoint start() throws IOException {
            List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
            InetAddress seen = asIp.isEmpty() ? null : InetAddress.getByName(asIp);
            Setup setup = new Setup(
                    faults.in(organization),
                    real -> seen == null ? real : seen,
                    TLS,
                    roots,
                    strictUsage,
                    faults,
                    store,
                    idle,
                    connections,
                    decisions::add);
            return new RehearsalEndpoint(Endpoint.start(setup, InetAddress.getByName(address), port), decisions);
        }
    }

    /** Writes the root of these certificates as mail servers read it. */
    public static Path writeRoot(DrillCertificates certificates, Path file) throws IOException {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(certificates.root().getEncoded());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    public static With with() {
        return new With();
    }

    public static Organization organization() {
        return Organization.of(
                List.of(
                        connector("by IP", List.of(Ipv4Range.parse("203.0.113.10")), null),
                        connector("by certificate", List.of(), "*.contoso.com")),
                List.of("contoso.com"));
    }

    private static Connector connector(String name, List<Ipv4Range> addresses, String certificateName) {
        Connector known = Connector.of(name, Type.ON_PREMISES).withSenderIPAddresses(addresses);
        return certificateName == null
                ? known
                : known.withTlsSenderCertificateName(certificateName).withRequireTls(true);
    }

    public Endpoint server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    /** Host and port for a command line. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** What it decided so far. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** The first decision that fits; waits two seconds for it, since it comes after the reply. */
    public Decision await(Predicate<Decision> wanted) {
        for (int i = 0; i < 100; i++) {
            for (Decision decision : decisions()) {
                if (wanted.test(decision)) {
                    return decision;
                }
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("no such decision among " + decisions());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
