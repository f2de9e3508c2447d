package lib.smarthost;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole sendmail.mc that relays, and does nothing else, and its access table (sendmail 8.15 and newer; cf/README).
 * The distribution's own would listen, deliver and throttle in ways of its own.
 */
public final class SendmailForm {
    private static final String PEM = "/etc/mail/tls/relay.pem";

    private static final String CONFIGURATION = """
            divert(0)dnl
            define(`_USE_ETC_MAIL_')dnl
            include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
            OSTYPE(`debian')dnl
            FEATURE(`no_default_msa')dnl
            %s
            FEATURE(`access_db')dnl
            FEATURE(`accept_unresolvable_domains')dnl
            FEATURE(`nocanonify')dnl
            define(`SMART_HOST', `[%s]')dnl
            define(`RELAY_MAILER_ARGS', `TCP $h %d')dnl
            define(`confDOMAIN_NAME', `%s')dnl
            %sdefine(`confCACERT_PATH', `/etc/ssl/certs')dnl
            MASQUERADE_AS(`%s')dnl
            FEATURE(`masquerade_envelope')dnl
            MAILER(`local')dnl
            MAILER(`smtp')dnl

            LOCAL_CONFIG
            C{OwnDomains}%s

            LOCAL_RULESETS
            SLocal_check_mail
            R$* _TAB_ $: $>CanonAddr $1
            %sR$* < @ $={OwnDomains} . > $* _TAB_ $@ OK
            R$* < @ $={OwnDomains} > $* _TAB_ $@ OK
            R$* < @ $=w . > $* _TAB_ $@ OK
            R$* < @ $=w > $* _TAB_ $@ OK
            R$+ @ $+ _TAB_ $#error $@ 5.7.1 $: "550 this sender domain is not relayed"
            """;

    private SendmailForm() {}

    public static List<String> of(SmartHost host) {
        List<String> lines = new ArrayList<>();
        lines.add("# Sendmail: two files, then: make -C /etc/mail && systemctl restart sendmail");
        lines.addAll(host.pemCommands(PEM));
        lines.add("");
        lines.add("# /etc/mail/sendmail.mc, all of it, without the lines that begin with #. Red Hat: cf.m4 is in");
        lines.add("# /usr/share/sendmail-cf/m4, OSTYPE is linux, the certificates are in /etc/pki/tls/certs.");
        lines.add("define(`_TAB_', format(`%c', `9'))dnl");
        String certificate = host.byCertificate() ? """
                define(`confCLIENT_CERT', `%1$s')dnl
                define(`confCLIENT_KEY', `%1$s')dnl
                define(`confCACERT', `%1$s')dnl
                """.formatted(host.pem(PEM)) : "";
        lines.addAll(CONFIGURATION
                .formatted(
                        String.join("\n", daemons(host)),
                        host.host(),
                        host.port(),
                        host.ehlo(),
                        certificate,
                        host.senderDomains().get(0),
                        String.join(" ", host.senderDomains()),
                        host.byCertificate() ? "R<@> _TAB_ $@ OK\n" : "")
                .lines()
                .toList());
        lines.add("");
        lines.add("# /etc/mail/access: only these addresses may relay; to hosts with TLS and a valid certificate,");
        lines.add("# whose name sendmail does not compare, or not at all.");
        lines.add("Connect:127.0.0.1 RELAY");
        lines.add("Connect:IPv6:0:0:0:0:0:0:0:1 RELAY");
        for (Network client : host.clients()) {
            if (client.ipv6() && client.prefix() < 128) {
                lines.add("# " + client + ": name each address of it as Connect:IPv6:address RELAY");
            } else {
                client.octets().forEach(octets -> lines.add("Connect:" + octets + " RELAY"));
            }
        }
        // Of every host: a name that is an alias would be looked up by its other name.
        lines.add("TLS_Srv: VERIFY:112");
        return lines;
    }

    /** M=O: without IPv6 on the machine the rest still listens. */
    private static List<String> daemons(SmartHost host) {
        return host.hasClients()
                ? List.of(
                        "DAEMON_OPTIONS(`Family=inet, Name=MTA-v4, Port=smtp')dnl",
                        "DAEMON_OPTIONS(`Family=inet6, Name=MTA-v6, Port=smtp, M=O')dnl")
                : List.of(
                        "DAEMON_OPTIONS(`Family=inet, Name=MTA-v4, Port=smtp, Addr=127.0.0.1')dnl",
                        "DAEMON_OPTIONS(`Family=inet6, Name=MTA-v6, Port=smtp, Addr=::1, M=O')dnl");
    }
}
