//DEPS ../lib/Lib.java
// Does the relay host take mail with the certificate? The password is the first line of secret.txt.
import lib.cli.*;
import lib.smtp.*;
import lib.tls.*;
var mail = Plan.Envelope.of("scanner@contoso.com", "admin@contoso.com", "you@example.org");
var answer = Answer.from(() -> TestSend.encrypted("contoso-com.mail.protection.outlook.com", mail,
    TlsSettings.showing(ClientIdentity.read(Path.of("relay.pfx"), Path.of("secret.txt")))).answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
