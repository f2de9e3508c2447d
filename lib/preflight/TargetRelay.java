package lib.preflight;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import lib.connector.Connector;
import lib.exchange.LiveConnector;
import lib.keyfile.KeyFile;
import lib.net.HostName;
import lib.net.HostPort;
import lib.net.MailAddress;
import lib.relay.Relay;
import lib.tls.ClientIdentity;

/**
 * The relay that is looked at.
 *
 * @param relay as relay.json has it
 * @param domain of the sender, in A-labels and lower case
 * @param server host to send to; empty: the one that the domain's MX names
 * @param mailFrom sender of the test
 * @param rcptTo recipients of the test
 * @param publicIps addresses that Exchange Online is to see it come from
 * @param acceptedDomains in lower case
 * @param live connectors as the tenant has them; empty if not given
 * @param ehloName name for EHLO; empty: the address literal
 * @param keyFile its certificate file; empty for a relay that goes by its address
 * @param identity what it shows of that file; empty where the file has no pair of keys
 */
record TargetRelay(
        Relay relay,
        String domain,
        Optional<HostPort> server,
        String mailFrom,
        List<String> rcptTo,
        List<InetAddress> publicIps,
        List<String> acceptedDomains,
        Optional<List<LiveConnector>> live,
        Optional<String> ehloName,
        Optional<KeyFile> keyFile,
        Optional<ClientIdentity> identity) {
    TargetRelay {
        rcptTo = List.copyOf(rcptTo);
        publicIps = List.copyOf(publicIps);
        acceptedDomains = acceptedDomains.stream().map(HostName::comparable).toList();
    }

    boolean accepts(String address) {
        return acceptedDomains.contains(MailAddress.domain(address));
    }

    /** Whether a connector looks at the address that mail comes from. */
    boolean goesByAddress() {
        return effective().stream().anyMatch(one -> !one.senderIPAddresses().isEmpty());
    }

    /** Whether the connectors look at a certificate alone. */
    boolean goesByCertificate() {
        return !goesByAddress()
                && effective().stream()
                        .anyMatch(one -> one.tlsSenderCertificateName().isPresent());
    }

    /** The connectors that hold: the tenant's own where they are known. */
    List<Connector> effective() {
        return live.map(all -> all.stream().map(LiveConnector::connector).toList())
                .orElse(relay.connectors());
    }
}
