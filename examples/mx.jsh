//DEPS ../lib/Lib.java
// Which host is the relay host of a domain?
import lib.jshell.*;
var answer = Relaykit.mx("contoso.com");
answer.print(System.out);
/exit answer.verdict().exitCode()
