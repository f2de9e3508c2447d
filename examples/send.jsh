//DEPS ../lib/Lib.java
// Does the relay host take mail from here: one recipient inside, one outside?
import lib.cli.*;
import lib.smtp.*;
var mail = Plan.Envelope.of("scanner@contoso.com", "admin@contoso.com", "you@example.org");
var answer = Answer.from(() -> TestSend.plain("contoso-com.mail.protection.outlook.com", mail).answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
