//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-nop:1.7.36
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Input.java cli/Json.java cli/Numbers.java
//SOURCES cli/Option.java cli/Options.java cli/Page.java cli/Printable.java cli/Problem.java
//SOURCES cli/Nearest.java cli/Script.java cli/Terminal.java cli/Verdict.java
//SOURCES relay/Relay.java relay/RelayFile.java
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
