//DEPS ../lib/Lib.java
// Do the published rules let the relay of a relay.json through? Offline.
import lib.jshell.*;
var answer = Relaykit.drill("relay.json");
answer.print(System.out);
/exit answer.verdict().exitCode()
