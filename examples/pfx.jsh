//DEPS ../lib/Lib.java
// Can a PFX file identify the relay to a connector for *.contoso.com?
import lib.jshell.*;
var answer = Relaykit.pfx("relay.pfx", "secret.txt", "*.contoso.com");
answer.print(System.out);
/exit answer.verdict().exitCode()
