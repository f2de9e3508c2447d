package lib.smarthost;

import java.util.ArrayList;
import java.util.List;

/** A whole smtpd.conf(5) of OpenSMTPD 6.6 or newer that relays, and does nothing else. */
public final class OpenSmtpdForm {
    private static final String PEM = "/etc/ssl/private/relay.pem";

    private OpenSmtpdForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# OpenSMTPD: /etc/smtpd.conf (OpenBSD: /etc/mail/smtpd.conf).");
        lines.add("# Then: smtpd -n && systemctl restart opensmtpd (OpenBSD: rcctl restart smtpd)");
        lines.addAll(host.pemCommands(PEM));
        if (host.byCertificate()) {
            lines.add("# OpenSMTPD 6.8 built with OpenSSL 3, as in Debian 12, cannot use its key: take 7.");
        }
        lines.add("");
        if (host.byCertificate()) {
            lines.add("pki " + host.ehlo() + " cert \"" + host.pem(PEM) + "\"");
            lines.add("pki " + host.ehlo() + " key \"" + host.pem(PEM) + "\"");
        }
        List<String> senders =
                host.senderDomains().stream().map(d -> "\"@" + d + "\"").toList();
        List<String> domains = host.senderDomains().stream()
                .map(domain -> "\"" + domain + "\"")
                .toList();
        lines.add("table own_domains { " + String.join(", ", domains) + " }");
        lines.add("table allowed_senders { " + String.join(", ", senders) + " }");
        if (host.hasClients()) {
            List<String> networks = host.clients().stream()
                    .map(network -> "\"" + network + "\"")
                    .toList();
            lines.add("table allowed_clients { " + String.join(", ", networks) + " }");
        }
        lines.add("");
        lines.add("listen on " + (host.hasClients() ? "0.0.0.0" : "127.0.0.1") + " port 25");
        if (host.clients().stream().anyMatch(Network::ipv6)) {
            lines.add("listen on :: port 25");
        }
        lines.add("");
        lines.add("# With TLS or not at all; the server's certificate is verified.");
        lines.add("action \"exchange_online\" relay host \"smtp+tls://"
                + host.host()
                + ":"
                + host.port()
                + "\" helo \""
                + host.ehlo()
                + "\""
                + (host.byCertificate() ? " pki " + host.ehlo() : ""));
        lines.add("");
        lines.add("# Only from here and these networks, and for senders that Exchange Online relays for.");
        lines.add("match from local mail-from <allowed_senders> for any action \"exchange_online\"");
        if (host.hasClients()) {
            lines.add("match from src <allowed_clients> mail-from <allowed_senders> for any action"
                    + " \"exchange_online\"");
        }
        lines.add("# This server's delivery reports, which have no sender, to those who sent through it.");
        lines.add("match from local for domain <own_domains> action \"exchange_online\"");
        lines.add("match from any for any reject");
        return lines;
    }
}
