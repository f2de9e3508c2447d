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
//SOURCES rehearsal/ConnectorMatch.java rehearsal/Decision.java rehearsal/Drill.java
//SOURCES rehearsal/DrillCertificates.java rehearsal/DrillClient.java rehearsal/DrillDns.java
//SOURCES rehearsal/DrillIdentities.java rehearsal/DrillOutcome.java rehearsal/DrillRun.java
//SOURCES rehearsal/DrillStep.java rehearsal/DrillTenant.java rehearsal/Envelope.java
//SOURCES rehearsal/Faults.java rehearsal/FrontEnd.java rehearsal/Header.java
//SOURCES rehearsal/IncomingMessage.java rehearsal/KeyFiles.java rehearsal/Listener.java
//SOURCES rehearsal/MailCommands.java rehearsal/MailPath.java rehearsal/Maildir.java
//SOURCES rehearsal/Organization.java rehearsal/PartnerRules.java rehearsal/Peer.java
//SOURCES rehearsal/Reason.java rehearsal/RehearsalOptions.java rehearsal/ReplyText.java
//SOURCES rehearsal/Server.java rehearsal/Serving.java rehearsal/Session.java rehearsal/Setup.java
//SOURCES rehearsal/SmtpInput.java rehearsal/SmtpPath.java rehearsal/TlsEndpoint.java
//SOURCES rehearsal/Wire.java rehearsal/Workplace.java relay/ConnectorReader.java relay/Relay.java
//SOURCES relay/RelayFile.java relay/RelayJson.java smtp/Attempt.java smtp/AttemptFindings.java
//SOURCES smtp/AttemptText.java smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java
//SOURCES smtp/Conversation.java smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java
//SOURCES smtp/Ending.java smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java
//SOURCES smtp/MessageOptions.java smtp/Plan.java smtp/Probe.java smtp/Reply.java smtp/Server.java
//SOURCES smtp/Stage.java smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java
//SOURCES tls/CertificateNames.java tls/ClientIdentity.java tls/Roots.java tls/ServerTrust.java
//SOURCES tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/rehearsal/inferred.txt=rehearsal/inferred.txt
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
