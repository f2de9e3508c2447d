//DEPS ../lib/Lib.java
// Can a PFX file identify the relay to a connector for *.contoso.com?
import lib.cli.*;
import lib.pfx.*;
var expected = Expected.name("*.contoso.com");
var answer = Answer.from(() -> PfxCheck.of(Path.of("relay.pfx"), Path.of("secret.txt"), expected));
answer.print(System.out);
/exit answer.verdict().exitCode()
