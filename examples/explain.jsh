//DEPS ../lib/Lib.java
// What does a refusal mean, and who must act?
import lib.causes.Explained;
import lib.cli.Answer;
var answer = Answer.from(() -> Explained.of("550 5.7.64 Relay Access Denied ATTR36").answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
