//DEPS ../lib/Lib.java
// Which way did a delivered message take, and was it through the connector?
import lib.cli.*;
import lib.headers.*;
var answer = Answer.from(() -> Hops.of(Path.of("message.eml"), List.of("contoso.com")));
answer.print(System.out);
/exit answer.verdict().exitCode()
