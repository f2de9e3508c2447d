//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-api:2.0.17
//DEPS org.slf4j:slf4j-nop:2.0.17
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Help.java cli/HostName.java cli/Input.java
//SOURCES cli/Joined.java cli/Json.java cli/Misuse.java cli/Nearest.java cli/Numbers.java
//SOURCES cli/Option.java cli/Options.java cli/Page.java cli/PowerShell.java cli/Printable.java
//SOURCES cli/Problem.java cli/Progress.java cli/Script.java cli/Terminal.java cli/Verdict.java
//SOURCES cli/Words.java dns/Addresses.java dns/Asked.java dns/DnsOptions.java dns/DohLink.java
//SOURCES dns/Domain.java dns/DomainList.java dns/Link.java dns/MailHosts.java dns/Mx.java
//SOURCES dns/MxFindings.java dns/MxLines.java dns/MxQuery.java dns/MxReport.java
//SOURCES dns/MxSurvey.java dns/MxTarget.java dns/MxTargetFindings.java dns/Nameserver.java
//SOURCES dns/NoAnswer.java dns/Question.java dns/Records.java dns/Reply.java dns/Resolver.java
//SOURCES dns/Server.java dns/Servers.java dns/TcpLink.java dns/UdpLink.java dns/UnderWay.java
//SOURCES dns/Unforeseen.java relay/Relay.java relay/RelayFile.java smtp/Attempt.java
//SOURCES smtp/AttemptFindings.java smtp/AttemptText.java smtp/CapturingSslSocketFactory.java
//SOURCES smtp/ConnectionOptions.java smtp/Conversation.java smtp/Delivery.java
//SOURCES smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java smtp/GuardedSocket.java
//SOURCES smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java smtp/Plan.java
//SOURCES smtp/Probe.java smtp/Probes.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java tls/ServerTrust.java
//SOURCES tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
