//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-nop:1.7.36
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Help.java cli/HostName.java cli/Input.java
//SOURCES cli/Json.java cli/Misuse.java cli/Nearest.java cli/Numbers.java cli/Option.java
//SOURCES cli/Options.java cli/Page.java cli/PowerShell.java cli/Printable.java cli/Problem.java
//SOURCES cli/Script.java cli/Terminal.java cli/Verdict.java headers/Ascii.java
//SOURCES headers/FromClause.java headers/Hop.java headers/HopTime.java headers/IpAddress.java
//SOURCES headers/Received.java headers/ReceivedDate.java headers/Tls.java headers/Words.java
//SOURCES headers/ZoneName.java relay/Relay.java relay/RelayFile.java smtp/Attempt.java
//SOURCES smtp/AttemptFindings.java smtp/AttemptText.java smtp/CapturingSslSocketFactory.java
//SOURCES smtp/ConnectionOptions.java smtp/Conversation.java smtp/Delivery.java smtp/Dialogue.java
//SOURCES smtp/EhloName.java smtp/Ending.java smtp/GuardedSocket.java smtp/MailDate.java
//SOURCES smtp/Mailbox.java smtp/MessageOptions.java smtp/Plan.java smtp/Probe.java smtp/Reply.java
//SOURCES smtp/Server.java smtp/Stage.java smtp/TestMessage.java smtp/TestSend.java
//SOURCES smtp/TlsSession.java tls/ServerTrust.java tls/TlsOptions.java
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
