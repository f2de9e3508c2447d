package tests.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lib.keyfile.PemText;
import lib.rehearsal.KeyFiles;
import lib.tls.ClientIdentity;
import scripts.Preflight;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.interop.Nsd;

/**
 * A relay in which everything is right, and one thing at a time can be made wrong: its zone, its relay.json and its
 * options are text in which something is replaced.
 */
final class PreflightRelay {
    /** What DNS has for a domain whose relay is well set up. */
    private static final String ZONE = """
            contoso.com. MX 0 contoso-com.mail.protection.outlook.com.
            contoso.com. TXT "v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all"
            contoso.com. TXT "MS=ms12345678"
            _dmarc.contoso.com. TXT "v=DMARC1; p=reject; rua=mailto:dmarc@contoso.com"
            selector1._domainkey.contoso.com. CNAME selector1._domainkey.dkim.test.
            selector2._domainkey.contoso.com. CNAME selector2._domainkey.dkim.test.
            _mta-sts.contoso.com. TXT "v=STSv1; id=20260101000000Z"
            """;

    /** What all domains have in common. */
    static final String COMMON = """
            $ORIGIN .
            $TTL 60
            . SOA ns.test. hostmaster.test. 1 2 3 4 5
            . NS ns.test.
            ns.test. A 127.0.0.1
            contoso-com.mail.protection.outlook.com. A 192.0.2.25
            contoso-com.mail.protection.outlook.com. AAAA 2001:db8::25
            relay-host.mail.protection.outlook.com. A 127.0.0.1
            two-hosts.mail.protection.outlook.com. A 127.0.0.1
            two-hosts.mail.protection.outlook.com. A 127.0.0.9
            mail.messaging.microsoft.com. A 127.0.0.1
            smtp.office365.com. A 127.0.0.1
            mail.fabrikam.com. A 127.0.0.1
            mxa.gslb.pphosted.com. A 198.51.100.10
            spf.protection.outlook.com. TXT "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 -all"
            selector1._domainkey.dkim.test. TXT "v=DKIM1; k=rsa; p=MIIB"
            selector2._domainkey.dkim.test. TXT "v=DKIM1; k=rsa; p=MIIB"
            10.113.0.203.in-addr.arpa. PTR relay.contoso.com.
            relay.contoso.com. A 203.0.113.10
            9.100.51.198.in-addr.arpa. PTR old.contoso.com.
            77.113.0.203.in-addr.arpa. PTR scanner.contoso.com.
            scanner.contoso.com. A 203.0.113.77
            10.113.0.203.zen.spamhaus.org. A 127.0.0.4
            77.113.0.203.zen.spamhaus.org. A 127.255.255.254
            88.113.0.203.bl.spamcop.net. A 127.0.0.2
            99.113.0.203.psbl.surriel.com. A 127.0.0.2
            99.113.0.203.zen.spamhaus.org. A 127.255.255.254
            66.113.0.203.bl.spamcop.net. A 198.51.100.1
            with-tlsa.mail.protection.outlook.com. A 192.0.2.25
            _25._tcp.with-tlsa.mail.protection.outlook.com. TLSA 1 1 1 (
              0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef )
            n.test. A 192.0.2.1
            other.test. TXT "v=spf1 ip4:198.51.100.0/24 -all"
            n1.test. TXT "v=spf1 a:n.test a:n.test a:n.test a:n.test a:n.test -all"
            """;

    private static final String BY_ADDRESS = """
            {
              "acceptedDomains": ["contoso.com"],
              "server": "relay-host.mail.protection.outlook.com:25",
              "publicIps": ["203.0.113.10"],
              "connector": {
                "Name": "SMTP Relay", "ConnectorType": "OnPremises", "SenderDomains": ["*"],
                "SenderIPAddresses": ["203.0.113.10"], "Enabled": true
              },
              "test": {
                "from": "scanner@contoso.com", "to": ["admin@contoso.com", "someone@example.org"],
                "ehlo": "relay.contoso.com"
              }
            }
            """;

    private static final String BY_CERTIFICATE = BY_ADDRESS
            .replace(
                    "\"SenderIPAddresses\": [\"203.0.113.10\"]",
                    "\"RequireTls\": true, \"TlsSenderCertificateName\": \"*.contoso.com\"")
            .replace("\"ehlo\"", "\"pfx\": \"relay.pfx\", \"ehlo\"");

    /** What Get-InboundConnector gives for the connector by address. */
    private static final String LIVE = """
            [{"Name": "SMTP Relay", "ConnectorType": "OnPremises", "SenderDomains": ["smtp:*;1"],
              "SenderIPAddresses": ["203.0.113.10"], "Enabled": true, "RequireTls": false,
              "TlsSenderCertificateName": null, "Comment": null}]
            """;

    private final Path folder;
    private final Nsd nsd;

    /**
     * @param folder where relay.json and key files go
     * @param nsd serves {@link #COMMON} and a {@link #zone} for each domain
     * @param clientRoot CA of the client's certificates
     */
    PreflightRelay(Path folder, Nsd nsd, X509Certificate clientRoot) throws IOException {
        this.folder = folder;
        this.nsd = nsd;
        Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        Files.writeString(folder.resolve("client-ca.pem"), PemText.of(List.of(clientRoot)));
        Files.writeString(folder.resolve("password"), "drill\n");
    }

    /** The zone of a domain, with something replaced: {@code old => new}, or none. */
    static String zone(String domain, String change) {
        return changed(ZONE, change).replace("contoso.com.", domain + ".");
    }

    /** Shows this certificate, where relay.json has a PFX. */
    void show(ClientIdentity identity) throws IOException {
        KeyFiles.writePfx(identity, folder.resolve("relay.pfx"), "drill".toCharArray());
    }

    /** The tenant's connectors with something replaced, as a file. */
    Path live(String change) throws IOException {
        return Files.writeString(folder.resolve("live.json"), changed(LIVE, change));
    }

    /**
     * Runs preflight.
     *
     * @param change of relay.json: {@code old => new}, several with {@code ;;} between them
     */
    Run run(String kind, String change, int port, String... more) throws IOException {
        String spec = kind.equals("certificate") ? BY_CERTIFICATE : BY_ADDRESS;
        Path file = folder.resolve("relay.json");
        Files.writeString(file, changed(spec, change).replace(":25\"", ":" + port + "\""));
        List<String> args = new ArrayList<>(List.of("--spec", file.toString()));
        Map<String, String> usual = Map.of(
                "--deadline",
                "60",
                "--timeout",
                "5",
                "--probe-timeout",
                "20",
                "--nameserver",
                nsd.server(),
                "--tls-ca",
                folder.resolve("ca.pem").toString(),
                "--client-ca",
                folder.resolve("client-ca.pem").toString());
        List<String> given = List.of(more);
        usual.forEach((name, value) -> args.addAll(given.contains(name) ? List.of() : List.of(name, value)));
        if (kind.equals("certificate")) {
            args.addAll(
                    List.of("--pfx-password-file", folder.resolve("password").toString()));
        }
        args.addAll(given);
        return Run.here(new Preflight(), args.toArray(new String[0]));
    }

    private static String changed(String text, String changes) {
        String changed = text;
        for (String change : changes.split(";;")) {
            int arrow = change.indexOf("=>");
            if (arrow >= 0) {
                String old = change.substring(0, arrow).strip();
                if (!changed.contains(old)) {
                    throw new IllegalArgumentException("nothing to replace: " + change);
                }
                changed = changed.replace(old, change.substring(arrow + 2).strip());
            }
        }
        return changed;
    }
}
