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
//SOURCES cli/Printable.java cli/Problem.java cli/Progress.java cli/Script.java cli/Terminal.java
//SOURCES cli/Verdict.java cli/Words.java dns/Addresses.java dns/Asked.java dns/DnsOptions.java
//SOURCES dns/DohLink.java dns/Domain.java dns/DomainList.java dns/Link.java dns/MailHosts.java
//SOURCES dns/Mx.java dns/MxFindings.java dns/MxLines.java dns/MxQuery.java dns/MxReport.java
//SOURCES dns/MxSurvey.java dns/MxTarget.java dns/MxTargetFindings.java dns/Nameserver.java
//SOURCES dns/NoAnswer.java dns/Question.java dns/Records.java dns/Reply.java dns/Resolver.java
//SOURCES dns/Server.java dns/Servers.java dns/TcpLink.java dns/UdpLink.java dns/UnderWay.java
//SOURCES dns/Unforeseen.java headers/Analysis.java headers/AntispamReport.java headers/ArcSet.java
//SOURCES headers/Ascii.java headers/Attached.java headers/AuthenticationResult.java
//SOURCES headers/Badge.java headers/Clipboard.java headers/Connector.java headers/DateClock.java
//SOURCES headers/DateCursor.java headers/DkimSignature.java headers/ExchangeFields.java
//SOURCES headers/ExpectationOptions.java headers/Expectations.java headers/Field.java
//SOURCES headers/FromClause.java headers/HeaderText.java headers/Headers.java headers/Hop.java
//SOURCES headers/HopTime.java headers/HopsCsv.java headers/HopsDrawing.java
//SOURCES headers/HopsFindings.java headers/HopsHtml.java headers/HopsMarkdown.java
//SOURCES headers/HopsOptions.java headers/HopsText.java headers/Hosts.java headers/Html.java
//SOURCES headers/InOrder.java headers/IpAddress.java headers/Lexer.java headers/Mail.java
//SOURCES headers/Mails.java headers/MboxReader.java headers/Names.java headers/OutlookMsg.java
//SOURCES headers/Reading.java headers/Received.java headers/ReceivedDate.java headers/Report.java
//SOURCES headers/Results.java headers/Role.java headers/Roles.java headers/Route.java
//SOURCES headers/Step.java headers/Table.java headers/TextEncoding.java headers/Tls.java
//SOURCES headers/Trust.java headers/WordList.java headers/ZoneName.java relay/Relay.java
//SOURCES relay/RelayFile.java smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java smtp/Conversation.java
//SOURCES smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java
//SOURCES smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java
//SOURCES smtp/Plan.java smtp/Probe.java smtp/Probes.java smtp/Reply.java smtp/Server.java
//SOURCES smtp/Stage.java smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java
//SOURCES tls/ServerTrust.java tls/TlsOptions.java
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/headers/header-values.tsv=headers/header-values.tsv
//FILES lib/headers/hops.css=headers/hops.css
//FILES lib/headers/hosts.tsv=headers/hosts.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
