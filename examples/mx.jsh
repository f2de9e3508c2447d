//DEPS ../lib/Lib.java
// Which host is the relay host of a domain?
import lib.cli.*;
import lib.dns.*;
var answer = Answer.from(() -> Mx.lookUp("contoso.com").answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
