//DEPS ../lib/Lib.java
// Do the published rules let the relay of a relay.json through? Offline.
import lib.cli.*;
import lib.rehearsal.*;
import lib.relay.*;
var answer = Answer.from(() -> Drill.run(RelayFile.read(Path.of("relay.json"))).answer());
answer.print(System.out);
/exit answer.verdict().exitCode()
