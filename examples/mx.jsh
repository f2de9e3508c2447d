//DEPS ../lib/Lib.java
// Which host is the relay host of a domain?
import lib.cli.Answer;
import lib.dns.Mx;
var answer = Answer.from(() -> Mx.lookUp("contoso.com").answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
