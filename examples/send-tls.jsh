//DEPS ../lib/Lib.java
// Does the relay host take mail with the certificate? The password is the first line of secret.txt.
import lib.jshell.*;
var answer = Relaykit.sendTls("contoso-com.mail.protection.outlook.com", "relay.pfx", "secret.txt",
    "scanner@contoso.com", "admin@contoso.com", "you@example.org");
answer.print(System.out);
/exit answer.verdict().exitCode()
