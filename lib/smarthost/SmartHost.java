package lib.smarthost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the sending server has to know to hand its mail to Exchange Online, and for whom it may.
 *
 * @param host the tenant's endpoint; never looked up as an MX
 * @param byCertificate whether it shows a certificate
 * @param pfx the file that the certificate comes in
 * @param pem where its chain and key are on the server, if said
 * @param senderDomains accepted domains of the organization
 * @param clients networks of the devices; the server itself is always allowed
 */
public record SmartHost(
        String host,
        int port,
        String ehlo,
        boolean byCertificate,
        String pfx,
        Optional<String> pem,
        List<String> senderDomains,
        List<Network> clients) {

    public SmartHost {
        senderDomains = List.copyOf(senderDomains);
        clients = List.copyOf(clients);
    }

    /** The PEM file with the key, the certificate and its chain. */
    String pem(String usual) {
        return pem.orElse(usual);
    }

    /** Comment lines: how the PFX becomes the PEM file, the key first, then leaf, then chain. */
    List<String> pemCommands(String usual) {
        if (!byCertificate) {
            return List.of();
        }
        return List.of(
                "# The certificate, from the PFX file; the password is asked for each time:",
                "#   umask 077",
                "#   openssl pkcs12 -in " + pfx + " -nodes -nocerts > " + pem(usual),
                "#   openssl pkcs12 -in " + pfx + " -nokeys -clcerts >> " + pem(usual),
                "#   openssl pkcs12 -in " + pfx + " -nokeys -cacerts >> " + pem(usual));
    }

    /** The networks, the server's own first, with IPv6 as Postfix writes it where asked for. */
    List<String> networks(boolean brackets) {
        List<String> all = new ArrayList<>(List.of("127.0.0.0/8"));
        all.add(brackets ? "[::1]/128" : "::1/128");
        for (Network client : clients) {
            all.add(client.ipv6() && brackets ? "[" + client.address() + "]/" + client.prefix() : client.toString());
        }
        return all;
    }

    /** Whether devices connect from elsewhere. */
    boolean hasClients() {
        return !clients.isEmpty();
    }
}
