//DEPS ../lib/Lib.java
// Which way did a delivered message take, and was it through the connector?
import lib.jshell.*;
var answer = Relaykit.hops("message.eml", "contoso.com");
answer.print(System.out);
/exit answer.verdict().exitCode()
