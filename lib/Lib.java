//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-nop:1.7.36
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Help.java cli/Input.java cli/Json.java
//SOURCES cli/Misuse.java cli/Nearest.java cli/Numbers.java cli/Option.java cli/Options.java
//SOURCES cli/Page.java cli/Printable.java cli/Problem.java cli/Script.java cli/Terminal.java
//SOURCES cli/Verdict.java relay/Relay.java relay/RelayFile.java
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
