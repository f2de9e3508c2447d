package lib.rehearsal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lib.finding.Problem;
import lib.smtp.Attempt;
import lib.smtp.Delivery;
import lib.smtp.Plan;
import lib.smtp.TestMessage;
import lib.tls.ClientIdentity;
import lib.tls.TlsSettings;

/** The relay's side of a drill: sends with the code of the sending scripts. */
final class DrillClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String EHLO = "relay.drill.example";

    private final TlsSettings tls;
    private final InetAddress server;
    private final String headerFrom;

    /**
     * A client.
     *
     * @param root the endpoint's own CA, and nobody else is trusted
     */
    DrillClient(X509Certificate root, InetAddress server, String headerFrom) {
        this.tls = TlsSettings.DEFAULT.trusting(root);
        this.server = server;
        this.headerFrom = headerFrom;
    }

    /** Sends one message in clear. */
    Attempt plain(int port, String mailFrom, String rcptTo) {
        return send(port, Plan.StartTls.OFF, Optional.empty(), mailFrom, rcptTo);
    }

    /** Sends one message with STARTTLS, showing a certificate or none. */
    Attempt encrypted(int port, Optional<ClientIdentity> identity, String mailFrom, String rcptTo) {
        return send(port, Plan.StartTls.REQUIRED, identity, mailFrom, rcptTo);
    }

    private Attempt send(
            int port, Plan.StartTls startTls, Optional<ClientIdentity> identity, String mailFrom, String rcptTo) {
        Plan plan = new Plan(
                Optional.of(EHLO),
                startTls,
                tls.showing(identity),
                Optional.of(new Plan.Envelope(mailFrom, List.of(rcptTo), message(rcptTo))),
                Optional.empty(),
                TIMEOUT,
                TIMEOUT,
                Optional.empty());
        return Delivery.attempt(plan, server, port);
    }

    private TestMessage message(String rcptTo) {
        try {
            return TestMessage.compose(new TestMessage.Draft(
                    new InternetAddress(headerFrom),
                    List.of(new InternetAddress(rcptTo)),
                    "rehearsal",
                    "A message of a drill; it never leaves this machine.",
                    List.of(),
                    List.of(),
                    "drill"));
        } catch (AddressException e) {
            throw Problem.badInput(
                    "rehearsal.recipient", headerFrom + " or " + rcptTo, "not an address", "correct it in relay.json");
        }
    }
}
