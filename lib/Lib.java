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
//SOURCES cli/Progress.java cli/Script.java cli/Terminal.java cli/Verdict.java cli/Words.java
//SOURCES connector/Connector.java connector/Ipv4Range.java dns/Addresses.java dns/Asked.java
//SOURCES dns/DnsOptions.java dns/DohLink.java dns/Domain.java dns/DomainList.java dns/Link.java
//SOURCES dns/MailHosts.java dns/Message.java dns/MessageReader.java dns/Mx.java dns/MxFindings.java
//SOURCES dns/MxLines.java dns/MxQuery.java dns/MxReport.java dns/MxSurvey.java dns/MxTarget.java
//SOURCES dns/MxTargetFindings.java dns/Nameserver.java dns/NoAnswer.java dns/Question.java
//SOURCES dns/RecordType.java dns/Reply.java dns/Resolver.java dns/ResourceRecord.java
//SOURCES dns/Server.java dns/TcpLink.java dns/UdpLink.java dns/Unforeseen.java
//SOURCES rehearsal/Attribution.java rehearsal/Client.java rehearsal/ClientCertificate.java
//SOURCES rehearsal/ConnectorMatch.java rehearsal/Decision.java rehearsal/DrillCertificates.java
//SOURCES rehearsal/Envelope.java rehearsal/Faults.java rehearsal/FrontEnd.java
//SOURCES rehearsal/Header.java rehearsal/IncomingMessage.java rehearsal/MailCommands.java
//SOURCES rehearsal/MailPath.java rehearsal/Maildir.java rehearsal/Organization.java
//SOURCES rehearsal/PartnerRules.java rehearsal/Peer.java rehearsal/Reason.java
//SOURCES rehearsal/ReplyText.java rehearsal/Server.java rehearsal/Session.java rehearsal/Setup.java
//SOURCES rehearsal/SmtpInput.java rehearsal/SmtpPath.java rehearsal/TlsEndpoint.java
//SOURCES rehearsal/Wire.java relay/ConnectorReader.java relay/Relay.java relay/RelayFile.java
//SOURCES relay/RelayJson.java smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java smtp/Conversation.java
//SOURCES smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java
//SOURCES smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java
//SOURCES smtp/Plan.java smtp/Probe.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java tls/CertificateNames.java
//SOURCES tls/ClientIdentity.java tls/ServerTrust.java tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
