package lib.smarthost;

import java.util.ArrayList;
import java.util.List;

/** Lines of sendmail.mc and of the access table (sendmail 8.15 and newer; cf/README). */
public final class SendmailForm {
    private static final String PEM = "/etc/mail/tls/relay.pem";

    private SendmailForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# Sendmail: two files, then: make -C /etc/mail && systemctl reload sendmail");
        lines.addAll(host.pemCommands(PEM));
        lines.add("");
        lines.add("# /etc/mail/sendmail.mc, before the MAILER lines; brackets: no MX is looked up.");
        lines.add("FEATURE(`access_db')dnl");
        lines.add("define(`SMART_HOST', `[" + host.host() + "]')dnl");
        lines.add("define(`RELAY_MAILER_ARGS', `TCP $h " + host.port() + "')dnl");
        lines.add("define(`confDOMAIN_NAME', `" + host.ehlo() + "')dnl");
        if (host.byCertificate()) {
            lines.add("define(`confCLIENT_CERT', `" + host.pem(PEM) + "')dnl");
            lines.add("define(`confCLIENT_KEY', `" + host.pem(PEM) + "')dnl");
            lines.add("define(`confCACERT', `" + host.pem(PEM) + "')dnl");
        }
        lines.add("MASQUERADE_AS(`" + host.senderDomains().get(0) + "')dnl");
        lines.add("FEATURE(`masquerade_envelope')dnl");
        if (!host.hasClients()) {
            lines.add("DAEMON_OPTIONS(`Family=inet, Name=MTA-v4, Port=smtp, Addr=127.0.0.1')dnl");
        }
        lines.add("");
        lines.add("# /etc/mail/access: only these addresses may relay; to the host with TLS or not at all.");
        lines.add("Connect:127.0.0.1 RELAY");
        lines.add("Connect:IPv6:0:0:0:0:0:0:0:1 RELAY");
        for (Network client : host.clients()) {
            if (client.ipv6() && client.prefix() < 128) {
                lines.add("# " + client + ": name each address of it as Connect:IPv6:address RELAY");
            } else {
                client.octets().forEach(octets -> lines.add("Connect:" + octets + " RELAY"));
            }
        }
        lines.add("TLS_Srv:" + host.host() + " ENCR:112");
        return lines;
    }
}
