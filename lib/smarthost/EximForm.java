package lib.smarthost;

import java.util.ArrayList;
import java.util.List;

/** A whole configuration of Exim 4 that relays, and does nothing else. */
public final class EximForm {
    private static final String PEM = "/etc/exim4/relay.pem";

    private static final String CONFIGURATION = """

            primary_hostname = %s
            # The server's own mail.
            qualify_domain = %s
            hostlist relay_from_hosts = <; %s
            %sacl_smtp_rcpt = relay_only
            keep_environment =
            never_users = root
            trusted_users = root
            tls_advertise_hosts =

            begin acl

            # Only for these networks, and for senders that Exchange Online relays for.
            relay_only:
              deny    !hosts   = +relay_from_hosts
                      message  = relaying is not permitted
              deny    !senders = %s
                      message  = this sender domain is not relayed
              accept

            begin routers

            exchange_online:
              driver = manualroute
              domains = *
              transport = exchange_online
              route_list = * %s byname
              no_more

            begin transports

            # With TLS and a certificate of its name or not at all.
            exchange_online:
              driver = smtp
              port = %d
              helo_data = %s
              hosts_require_tls = *
              tls_verify_certificates = system
              tls_verify_hosts = *
              tls_verify_cert_hostnames = *
            %s
            begin retry

            *  *  F,2h,15m; G,16h,1h,1.5; F,4d,6h
            """;

    private EximForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# Exim: /etc/exim4/exim4.conf (Debian takes it in place of its own parts), or");
        lines.add("# /etc/exim/exim.conf. Then: exim4 -bV && systemctl restart exim4");
        lines.addAll(host.pemCommands(PEM));
        if (host.byCertificate()) {
            lines.add("#   chown root:Debian-exim " + host.pem(PEM) + "; chmod 640 " + host.pem(PEM));
        }
        List<String> senders = new ArrayList<>();
        if (host.byCertificate()) {
            senders.add(""); // The null sender of a delivery report.
        }
        host.senderDomains().forEach(domain -> senders.add("*@" + domain));
        String certificate = host.byCertificate()
                ? "  tls_certificate = %1$s\n  tls_privatekey = %1$s\n".formatted(host.pem(PEM))
                : "";
        lines.addAll(CONFIGURATION
                .formatted(
                        host.ehlo(),
                        host.senderDomains().get(0),
                        String.join(" ; ", host.networks(false)),
                        host.hasClients() ? "" : "local_interfaces = <; 127.0.0.1 ; ::1\n",
                        String.join(" : ", senders),
                        host.host(),
                        host.port(),
                        host.ehlo(),
                        certificate)
                .lines()
                .toList());
        return lines;
    }
}
