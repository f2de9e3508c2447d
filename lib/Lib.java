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
//SOURCES cli/Words.java connector/Connector.java connector/Ipv4Range.java dns/Addresses.java
//SOURCES dns/Asked.java dns/DnsOptions.java dns/DohLink.java dns/Domain.java
//SOURCES dns/DomainList.java dns/Link.java dns/MailHosts.java dns/Mx.java dns/MxFindings.java
//SOURCES dns/MxLines.java dns/MxQuery.java dns/MxReport.java dns/MxSurvey.java
//SOURCES dns/MxTarget.java dns/MxTargetFindings.java dns/Nameserver.java dns/NoAnswer.java
//SOURCES dns/Question.java dns/Records.java dns/Reply.java dns/Resolver.java dns/Server.java
//SOURCES dns/Servers.java dns/TcpLink.java dns/UdpLink.java dns/UnderWay.java
//SOURCES dns/Unforeseen.java rehearsal/Attribution.java rehearsal/Client.java
//SOURCES rehearsal/ClientCertificate.java rehearsal/ConnectorMatch.java rehearsal/Decision.java
//SOURCES rehearsal/Drill.java rehearsal/DrillCertificates.java rehearsal/DrillClient.java
//SOURCES rehearsal/DrillDns.java rehearsal/DrillIdentities.java rehearsal/DrillOutcome.java
//SOURCES rehearsal/DrillRun.java rehearsal/DrillStep.java rehearsal/DrillTenant.java
//SOURCES rehearsal/Envelope.java rehearsal/Faults.java rehearsal/FrontEnd.java
//SOURCES rehearsal/Header.java rehearsal/IncomingMessage.java rehearsal/KeyFiles.java
//SOURCES rehearsal/Listener.java rehearsal/MailCommands.java rehearsal/MailPath.java
//SOURCES rehearsal/Maildir.java rehearsal/Organization.java rehearsal/PartnerRules.java
//SOURCES rehearsal/Peer.java rehearsal/Reason.java rehearsal/RehearsalOptions.java
//SOURCES rehearsal/ReplyText.java rehearsal/Server.java rehearsal/Serving.java
//SOURCES rehearsal/Session.java rehearsal/Setup.java rehearsal/SmtpInput.java
//SOURCES rehearsal/SmtpPath.java rehearsal/TlsEndpoint.java rehearsal/Wire.java
//SOURCES rehearsal/Workplace.java relay/ConnectorReader.java relay/Relay.java
//SOURCES relay/RelayFile.java relay/RelayJson.java smtp/Attempt.java smtp/AttemptFindings.java
//SOURCES smtp/AttemptText.java smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java
//SOURCES smtp/Conversation.java smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java
//SOURCES smtp/Ending.java smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java
//SOURCES smtp/MessageOptions.java smtp/Plan.java smtp/Probe.java smtp/Probes.java
//SOURCES smtp/Reply.java smtp/Server.java smtp/Stage.java smtp/TestMessage.java
//SOURCES smtp/TestSend.java smtp/TlsSession.java tls/CertificateNames.java
//SOURCES tls/ClientIdentity.java tls/Roots.java tls/ServerTrust.java tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/rehearsal/inferred.txt=rehearsal/inferred.txt
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
