//DEPS ../lib/Lib.java
// What does a refusal mean, and who must act?
import lib.causes.*;
import lib.cli.*;
var answer = Answer.from(() -> Explained.of("550 5.7.64 Relay Access Denied ATTR36").answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
