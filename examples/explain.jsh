//DEPS ../lib/Lib.java
// What does a refusal mean, and who must act?
import lib.jshell.*;
var answer = Relaykit.explain("550 5.7.64 Relay Access Denied ATTR36");
answer.print(System.out);
/exit answer.verdict().exitCode()
