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
//SOURCES headers/Tls.java headers/Trust.java headers/WordList.java headers/ZoneName.java
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
//SOURCES rehearsal/Server.java rehearsal/Serving.java rehearsal/Session.java
//SOURCES rehearsal/Setup.java rehearsal/SmtpInput.java rehearsal/SmtpPath.java
//SOURCES rehearsal/TlsEndpoint.java rehearsal/Wire.java rehearsal/Workplace.java
//SOURCES relay/ConnectorReader.java relay/Relay.java relay/RelayFile.java relay/RelayJson.java
//SOURCES smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java smtp/Conversation.java
//SOURCES smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java
//SOURCES smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java
//SOURCES smtp/Plan.java smtp/Probe.java smtp/Probes.java smtp/Reply.java smtp/Server.java
//SOURCES smtp/Stage.java smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java
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
