//DEPS ../lib/Lib.java
// Would Exchange take the connector of a relay.json, and which PowerShell makes it?
import lib.jshell.*;
var answer = Relaykit.check("relay.json");
answer.print(System.out);
Relaykit.connector("relay.json").print(System.out);
/exit answer.verdict().exitCode()
