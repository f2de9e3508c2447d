//DEPS ../lib/Lib.java
// Would Exchange take the connector of a relay.json, and which PowerShell makes it?
import lib.cli.*;
import lib.exchange.*;
import lib.relay.*;
import lib.relayspec.*;
var answer = Answer.from(() -> CheckedRelayText.answer(CheckedRelay.of(Path.of("relay.json"))));
answer.print(System.out);
ConnectorScript.of(RelayFile.read(Path.of("relay.json"))).forEach(System.out::println);
/exit answer.verdict().exitCode()
