//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-api:2.0.17
//DEPS org.slf4j:slf4j-nop:2.0.17
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Help.java cli/HostName.java cli/Input.java
//SOURCES cli/Joined.java cli/Json.java cli/JsonText.java cli/Misuse.java cli/Nearest.java
//SOURCES cli/Numbers.java cli/Option.java cli/Options.java cli/Page.java cli/PowerShell.java
//SOURCES cli/Printable.java cli/Problem.java cli/Progress.java cli/Script.java
//SOURCES cli/Terminal.java cli/Verdict.java cli/Words.java connector/Connector.java
//SOURCES connector/Ipv4Range.java dns/Addresses.java dns/Asked.java dns/DnsOptions.java
//SOURCES dns/DohLink.java dns/Domain.java dns/DomainList.java dns/Link.java dns/MailHosts.java
//SOURCES dns/Mx.java dns/MxFindings.java dns/MxLines.java dns/MxQuery.java dns/MxReport.java
//SOURCES dns/MxSurvey.java dns/MxTarget.java dns/MxTargetFindings.java dns/Nameserver.java
//SOURCES dns/NoAnswer.java dns/Question.java dns/Records.java dns/Reply.java dns/Resolver.java
//SOURCES dns/Server.java dns/Servers.java dns/TcpLink.java dns/UdpLink.java dns/UnderWay.java
//SOURCES dns/Unforeseen.java headers/Analysis.java headers/AntispamReport.java
//SOURCES headers/ArcSet.java headers/Ascii.java headers/Attached.java
//SOURCES headers/AuthenticationResult.java headers/Badge.java headers/Clipboard.java
//SOURCES headers/Connector.java headers/DateClock.java headers/DateCursor.java
//SOURCES headers/DkimSignature.java headers/ExchangeFields.java headers/ExpectationOptions.java
//SOURCES headers/Expectations.java headers/Field.java headers/FromClause.java
//SOURCES headers/HeaderText.java headers/Headers.java headers/Hop.java headers/HopTime.java
//SOURCES headers/HopsCsv.java headers/HopsDrawing.java headers/HopsFindings.java
//SOURCES headers/HopsHtml.java headers/HopsMarkdown.java headers/HopsOptions.java
//SOURCES headers/HopsText.java headers/Hosts.java headers/Html.java headers/InOrder.java
//SOURCES headers/IpAddress.java headers/Lexer.java headers/Mail.java headers/Mails.java
//SOURCES headers/MboxReader.java headers/Names.java headers/OutlookMsg.java
//SOURCES headers/Reading.java headers/Received.java headers/ReceivedDate.java
//SOURCES headers/Report.java headers/Results.java headers/Role.java headers/Roles.java
//SOURCES headers/Route.java headers/Step.java headers/Table.java headers/TextEncoding.java
//SOURCES headers/Tls.java headers/Trust.java headers/WayIn.java headers/WordList.java
//SOURCES headers/ZoneName.java rehearsal/Attribution.java rehearsal/Client.java
//SOURCES rehearsal/ClientCertificate.java rehearsal/ConnectorMatch.java rehearsal/Decision.java
//SOURCES rehearsal/Drill.java rehearsal/DrillCertificates.java rehearsal/DrillClient.java
//SOURCES rehearsal/DrillDns.java rehearsal/DrillIdentities.java rehearsal/DrillOutcome.java
//SOURCES rehearsal/DrillReader.java rehearsal/DrillRun.java rehearsal/DrillStep.java
//SOURCES rehearsal/DrillTenant.java rehearsal/Envelope.java rehearsal/Faults.java
//SOURCES rehearsal/FrontEnd.java rehearsal/Header.java rehearsal/IncomingMessage.java
//SOURCES rehearsal/KeyFiles.java rehearsal/Listener.java rehearsal/MailCommands.java
//SOURCES rehearsal/MailPath.java rehearsal/Maildir.java rehearsal/Organization.java
//SOURCES rehearsal/PartnerRules.java rehearsal/Peer.java rehearsal/Reason.java
//SOURCES rehearsal/RehearsalOptions.java rehearsal/ReplyText.java rehearsal/Server.java
//SOURCES rehearsal/Serving.java rehearsal/Session.java rehearsal/Setup.java
//SOURCES rehearsal/SmtpInput.java rehearsal/SmtpPath.java rehearsal/TlsEndpoint.java
//SOURCES rehearsal/Wire.java rehearsal/Workplace.java relay/ConnectorReader.java
//SOURCES relay/Relay.java relay/RelayFile.java relay/RelayJson.java smtp/Attempt.java
//SOURCES smtp/AttemptFindings.java smtp/AttemptText.java smtp/CapturingSslSocketFactory.java
//SOURCES smtp/ConnectionOptions.java smtp/Conversation.java smtp/Delivery.java
//SOURCES smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java smtp/GuardedSocket.java
//SOURCES smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java smtp/Plan.java
//SOURCES smtp/Probe.java smtp/Probes.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java
//SOURCES tls/CertificateNames.java tls/ClientIdentity.java tls/Roots.java tls/ServerTrust.java
//SOURCES tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/headers/header-values.tsv=headers/header-values.tsv
//FILES lib/headers/hops.css=headers/hops.css
//FILES lib/headers/hosts.tsv=headers/hosts.tsv
//FILES lib/rehearsal/inferred.txt=rehearsal/inferred.txt
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
