package lib.smarthost;

import java.util.ArrayList;
import java.util.List;

/** Settings of main.cf (Postfix 3.4 and newer; postconf(5)). */
public final class PostfixForm {
    private static final String PEM = "/etc/postfix/relay.pem";

    private PostfixForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# Postfix: /etc/postfix/main.cf, in place of settings with the same names.");
        lines.add("# Then: postfix check && systemctl restart postfix (a reload does not change where it listens)");
        lines.addAll(host.pemCommands(PEM));
        lines.add("");
        lines.add("# To Exchange Online, with TLS and a certificate of its name or not at all; brackets: no MX.");
        lines.add("relayhost = [" + host.host() + "]:" + host.port());
        lines.add("smtp_helo_name = " + host.ehlo());
        lines.add("smtp_tls_security_level = secure");
        lines.add("smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt");
        lines.add("smtp_tls_loglevel = 1");
        if (host.byCertificate()) {
            lines.add("smtp_tls_chain_files = " + host.pem(PEM));
        }
        lines.add("");
        lines.add("# Only for these networks, and for senders that Exchange Online relays for.");
        lines.add("myorigin = " + host.senderDomains().get(0));
        lines.add("mynetworks = " + String.join(", ", host.networks(true)));
        lines.add("inet_interfaces = " + (host.hasClients() ? "all" : "loopback-only"));
        lines.add("# No mail stays here, and a subdomain counts only where it is named.");
        lines.add("mydestination =");
        lines.add("parent_domain_matches_subdomains =");
        lines.add("relay_domains =");
        lines.add("smtpd_relay_restrictions = permit_mynetworks, reject");
        lines.add("smtpd_sender_restrictions = check_sender_access inline:{"
                + String.join(", ", senders(host))
                + "}, reject");
        return lines;
    }

    private static List<String> senders(SmartHost host) {
        List<String> senders = new ArrayList<>();
        host.senderDomains().forEach(domain -> senders.add(domain + "=OK"));
        if (host.byCertificate()) {
            // A delivery report; by address it would not be relayed.
            senders.add("<>=OK");
        }
        return senders;
    }
}
