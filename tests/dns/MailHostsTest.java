package tests.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lib.dns.MailHosts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHostsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    contoso-com.mail.protection.outlook.com           | Exchange Online (worldwide)
                    CONTOSO-COM.MAIL.PROTECTION.OUTLOOK.COM           | Exchange Online (worldwide)
                    contosotest-com.o-v1.mx.microsoft                 | Exchange Online (worldwide)
                    contoso.mail.protection.office365.us              | Exchange Online (GCC High or DoD)
                    contoso-cn.mail.protection.partner.outlook.cn     | Exchange Online (21Vianet)
                    contoso-de.mail.protection.outlook.de             | Exchange Online Germany (Germany (closed))
                    mail.messaging.microsoft.com                      | Exchange Online (worldwide)
                    outlook-com.olc.protection.outlook.com            | Outlook.com (consumer)
                    mxa-00112233.gslb.pphosted.com                    | Proofpoint
                    mx1-us1.ppe-hosted.com                            | Proofpoint Essentials
                    eu-smtp-inbound-1.mimecast.com                    | Mimecast
                    eu-smtp-inbound-1.mimecast-offshore.com           | Mimecast
                    d1.ess.barracudanetworks.com                      | Barracuda
                    mx1.contoso.iphmx.com                             | Cisco Secure Email
                    contoso.in.hes.trendmicro.com                     | Trend Micro
                    mx-01-eu-west-1.prod.hydra.sophos.com             | Sophos
                    primary.us.email.etp.fireeye.com                  | Trellix
                    cust1.mailcontrol.com                             | Forcepoint
                    cluster1.eu.messagelabs.com                       | Symantec Email Security.cloud
                    mx01.hornetsecurity.com                           | Hornetsecurity
                    alt1.aspmx.l.google.com                           | Google Workspace
                    aspmx.l.google.com                                | Google Workspace
                    smtp.google.com                                   | Google Workspace
                    contoso-com.mx.seppmail.cloud                     | SEPPmail
                    mailstream-east.mxrecord.io                       | Cloudflare Email Security
                    route1.mx.cloudflare.net                          | Cloudflare Email Routing
                    mail.contoso.com                                  | ''
                    mail.protection.outlook.com                       | ''
                    mx.microsoft                                      | ''
                    evil-mail.protection.outlook.com                  | ''
                    contoso-com.mail.protection.outlook.com.evil.test | ''
                    notpphosted.com                                   | ''
                    """)
    void knowsWhoseHostItIs(String host, String operator) {
        assertEquals(
                operator,
                MailHosts.read().operator(host).map(MailHosts.Operator::text).orElse(""));
    }
}
