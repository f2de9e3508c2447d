package lib.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.TrustAnchor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lib.attribution.Attribution;
import lib.attribution.Organization.Switch;
import lib.dns.Dns;
import lib.net.IpAddress;
import lib.rehearsal.DrillStep.Result;
import lib.smtp.Attempt;
import lib.tls.ClientIdentity;

/** Runs a drill: the endpoint, DNS and certificates in this process, and the scripts' own code. */
public final class DrillRun implements AutoCloseable {
    private static final String FOREIGN = "someone@not-accepted.example";
    private static final char[] SERVER_PASSWORD = "server".toCharArray();

    private final DrillTenant tenant;
    private final ClientIdentity shown;
    private final ClientIdentity leafOnly;
    private final ClientIdentity wrongName;
    private final DrillDns dns;
    private final Endpoint server;
    private final Endpoint strict;
    private final DrillClient client;
    private final DrillReader read;
    private final AtomicReference<InetAddress> seenAs;
    private final List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
    private final List<DrillStep> steps = new ArrayList<>();

    /**
     * Starts everything.
     *
     * @param own the admin's own certificate; without it one is made
     * @param roots that a client's chain may lead to, beside the drill's own
     */
    public DrillRun(
            DrillTenant tenant,
            Optional<ClientIdentity> own,
            Set<TrustAnchor> roots,
            boolean strictUsage,
            Workplace workplace)
            throws IOException {
        this.tenant = tenant;
        InetAddress loopback = IpAddress.parse("127.0.0.1");
        DrillCertificates ca = DrillCertificates.make();
        workplace.write(ca, DrillIdentities.issue(ca, tenant));
        shown = own.orElseGet(() -> read(workplace, DrillIdentities.GOOD));
        leafOnly = read(workplace, DrillIdentities.LEAF_ONLY);
        wrongName = read(workplace, DrillIdentities.WRONG_NAME);
        Set<TrustAnchor> all = new HashSet<>(roots);
        all.addAll(ca.roots());
        seenAs = new AtomicReference<>(tenant.other());
        Setup setup = new Setup(
                tenant.organization(),
                real -> seenAs.get(),
                new TlsEndpoint(ca.server(SERVER_PASSWORD, false), SERVER_PASSWORD, false),
                all,
                strictUsage,
                Faults.none(),
                Optional.of(workplace.maildir()),
                Setup.IDLE,
                Setup.CONNECTIONS,
                decisions::add);
        server = Endpoint.start(setup, loopback, 0);
        strict = Endpoint.start(setup.with(tenant.organization().with(Switch.REJECT_DIRECT_SEND)), loopback, 0);
        dns = DrillDns.start(tenant.organization().acceptedDomains(), tenant.host(), loopback);
        client = new DrillClient(ca.root(), loopback, tenant.from());
        read = DrillReader.of(workplace.maildir());
    }

    private static ClientIdentity read(Workplace workplace, String file) {
        return ClientIdentity.read("--pfx", workplace.pfx(file), workplace.password());
    }

    /** Goes through the steps. */
    public Drill run() {
        lookUp();
        if (tenant.byAddress().isEmpty() && tenant.byCertificate().isEmpty()) {
            step(
                    "a connector that can relay",
                    "an OnPremises one",
                    "none",
                    "a Partner connector relays nothing: add an OnPremises connector with SenderIPAddresses or"
                            + " TlsSenderCertificateName");
        }
        tenant.allowed().ifPresent(seenAs::set);
        byAddress();
        seenAs.set(tenant.other());
        strangers();
        byCertificate();
        step(
                "hops of the stored messages",
                DrillReader.expected(steps),
                read.found(tenant.organization().acceptedDomains()),
                "header-hops tells the same of a message that was delivered to you");
        return Drill.of(steps);
    }

    private void lookUp() {
        String domain = tenant.organization().acceptedDomains().get(0);
        String host;
        try (Dns asked = Dns.of(dns.server())) {
            host = asked.mx(domain).relayHost().orElse("no relay host");
        }
        step(
                "MX of " + domain,
                "the relay host",
                host.equals(tenant.host()) ? "the relay host" : host,
                "the relay host is what the domain's MX names, here "
                        + tenant.host()
                        + "; enter it in the device, never its address");
    }

    private void byAddress() {
        if (tenant.byAddress().isEmpty()) {
            String why = "relay.json has no OnPremises connector with SenderIPAddresses";
            notRun("plain, allowed address", "Originating by IP", why);
            return;
        }
        boolean tls = tenant.byAddress().get().requireTls();
        String how = tls ? "TLS" : "plain";
        String byIp = "Originating by IP";
        send(
                how + ", allowed address, inside recipient",
                byIp,
                sendAllowed(tls, tenant.from(), tenant.inside()),
                "if this fails: compare the address in the reply to EHLO with SenderIPAddresses");
        send(
                how + ", allowed address, outside recipient",
                byIp,
                sendAllowed(tls, tenant.from(), tenant.outside()),
                "relaying needs both: the connector's address and a sender of an accepted domain");
        send(
                "same, sender's domain not accepted",
                "550 5.7.64 ATTR36",
                sendAllowed(tls, FOREIGN, tenant.outside()),
                "add the sender's domain to the accepted domains, or send from one of them");
        send(
                "same, null sender (a delivery report)",
                "550 5.7.64 ATTR36",
                sendAllowed(tls, "", tenant.outside()),
                "reports have no sender domain: use a connector by certificate if they must go out");
    }

    private Attempt sendAllowed(boolean tls, String mailFrom, String rcptTo) {
        return tls
                ? client.encrypted(server.port(), Optional.empty(), mailFrom, rcptTo)
                : client.plain(server.port(), mailFrom, rcptTo);
    }

    private void strangers() {
        String locked = "550 5.7.51";
        send(
                "plain, other address, outside recipient",
                "550 5.7.64",
                client.plain(server.port(), tenant.from(), tenant.outside()),
                "the public address has changed, or is not in the connector: correct" + " SenderIPAddresses");
        send(
                "plain, other address, inside recipient",
                tenant.isLocked() ? locked : "Incoming",
                client.plain(server.port(), tenant.from(), tenant.inside()),
                "that mail arrives proves no connector: this is Direct Send, and may end in junk");
        send(
                "same, with RejectDirectSend on",
                tenant.isLocked() ? locked : "550 5.7.68",
                client.plain(strict.port(), tenant.from(), tenant.inside()),
                "before Set-OrganizationConfig -RejectDirectSend $true, give every device a"
                        + " connector that matches");
    }

    private void byCertificate() {
        if (tenant.byCertificate().isEmpty()) {
            String why = "relay.json has no OnPremises connector with TlsSenderCertificateName";
            notRun("with the certificate", "Originating by cert", why);
            return;
        }
        String wanted = tenant.byCertificate().get().tlsSenderCertificateName().orElseThrow();
        String byCertificate = "Originating by cert";
        send(
                "with the certificate, outside recipient",
                byCertificate,
                encrypted(Optional.of(shown), tenant.from()),
                "the certificate's name, "
                        + wanted
                        + " in the connector, must be an accepted domain"
                        + " or lie one label below one");
        send(
                "same, null sender (a delivery report)",
                byCertificate,
                encrypted(Optional.of(shown), ""),
                "with a certificate, the sender may be anybody, and nobody");
        send(
                "same message without the certificate",
                "550 5.7.64",
                encrypted(Optional.empty(), tenant.from()),
                "TLS alone is not enough: check that the client is told to show its certificate");
        send(
                "wrong name in the certificate",
                "550 5.7.64",
                encrypted(Optional.of(wrongName), tenant.from()),
                "after a renewal with another name: Set-InboundConnector -TlsSenderCertificateName");
        send(
                "PFX without its intermediate",
                "550 5.7.64",
                encrypted(Optional.of(leafOnly), tenant.from()),
                "export the PFX with all certificates of the path: an incomplete chain counts as" + " none");
    }

    private Attempt encrypted(Optional<ClientIdentity> identity, String mailFrom) {
        return client.encrypted(server.port(), identity, mailFrom, tenant.outside());
    }

    /** A step that was sent: the client's end of it and the endpoint's must agree. */
    private void send(String name, String expected, Attempt attempt, String advice) {
        Optional<Attribution> decided =
                decisions.stream().flatMap(one -> one.attribution().stream()).reduce((a, b) -> b);
        decisions.clear();
        String got = DrillOutcome.of(attempt, decided);
        String reasons = decided.map(one -> "The endpoint's reasons: " + Decision.why(one) + ". ")
                .orElse("");
        step(name, expected, got, got.equals(expected) ? advice : reasons + advice);
    }

    private void step(String name, String expected, String got, String advice) {
        Result result = got.equals(expected) ? Result.PASS : Result.FAIL;
        steps.add(new DrillStep(steps.size() + 1, name, expected, got, result, advice));
    }

    private void notRun(String name, String expected, String why) {
        steps.add(new DrillStep(steps.size() + 1, name, expected, "-", Result.NOT_RUN, why));
    }

    @Override
    public void close() throws IOException {
        dns.close();
        strict.close();
        server.close();
    }
}
