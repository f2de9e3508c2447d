//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-nop:1.7.36
//COMPILE_OPTIONS -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Input.java cli/Json.java cli/Numbers.java
//SOURCES cli/Option.java cli/Options.java cli/Page.java cli/Printable.java cli/Problem.java
//SOURCES cli/Nearest.java cli/PowerShell.java cli/Progress.java cli/Script.java cli/Terminal.java
//SOURCES cli/Verdict.java
//SOURCES dns/Addresses.java dns/Asked.java dns/DnsOptions.java dns/DohLink.java dns/Domain.java
//SOURCES dns/DomainList.java dns/Link.java dns/MailHosts.java dns/Message.java
//SOURCES dns/MessageReader.java dns/Mx.java dns/MxFindings.java dns/MxLines.java dns/MxQuery.java
//SOURCES dns/MxReport.java dns/MxSurvey.java dns/MxTarget.java dns/MxTargetFindings.java
//SOURCES dns/Nameserver.java dns/NoAnswer.java dns/Question.java dns/RecordType.java
//SOURCES dns/Reply.java dns/Resolver.java dns/ResourceRecord.java dns/Server.java
//SOURCES dns/TcpLink.java dns/UdpLink.java dns/Unforeseen.java
//SOURCES relay/Relay.java relay/RelayFile.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
