package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lib.attribution.Attribution;
import lib.attribution.Attribution.Direction;
import lib.attribution.Client;
import lib.attribution.ClientCertificate;
import lib.attribution.Organization;
import lib.connector.Connector;

/**
 * Mail to the outside as the relay would hand it to Exchange Online, and what Microsoft's published rules say to it.
 *
 * @param acceptedDomains in lower case
 * @param address that it comes from
 * @param tls the connection is encrypted
 * @param certificate what the relay shows, with what is wrong with its chain
 */
record Submission(
        List<Connector> connectors,
        List<String> acceptedDomains,
        InetAddress address,
        boolean tls,
        Optional<ClientCertificate> certificate,
        String mailFrom) {
    /** Somebody outside of every organization; nothing is sent there. */
    private static final String OUTSIDE = "someone@example.org";

    Attribution attribution() {
        return Attribution.of(
                Organization.of(connectors, acceptedDomains),
                new Client(address, false, tls, certificate),
                mailFrom,
                OUTSIDE);
    }

    /** Whether a connector takes it, so that it may go anywhere. */
    boolean isTaken() {
        return attribution().direction().filter(Direction.ORIGINATING::equals).isPresent();
    }

    /** With each connector changed. */
    Submission with(UnaryOperator<Connector> change) {
        return new Submission(
                connectors.stream().map(change).toList(), acceptedDomains, address, tls, certificate, mailFrom);
    }

    Submission overTls() {
        return from(address, true);
    }

    /** From another address. */
    Submission from(InetAddress other, boolean inTls) {
        return new Submission(connectors, acceptedDomains, other, inTls, certificate, mailFrom);
    }

    Submission accepting(String domain) {
        List<String> more = new ArrayList<>(acceptedDomains);
        more.add(domain);
        return new Submission(connectors, more, address, tls, certificate, mailFrom);
    }

    /** With a certificate whose chain counts. */
    Submission trusted() {
        return new Submission(
                connectors,
                acceptedDomains,
                address,
                tls,
                certificate.map(one ->
                        new ClientCertificate(one.subject(), one.names(), one.clientUsage(), Optional.empty(), "")),
                mailFrom);
    }
}
