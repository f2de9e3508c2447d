//DEPS ../lib/Lib.java
// Does the relay host take mail from here: one recipient inside, one outside?
import lib.jshell.*;
var answer = Relaykit.send("contoso-com.mail.protection.outlook.com",
    "scanner@contoso.com", "admin@contoso.com", "you@example.org");
answer.print(System.out);
/exit answer.verdict().exitCode()
