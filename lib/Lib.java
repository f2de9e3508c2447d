//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-nop:1.7.36
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES cli/Answer.java cli/Finding.java cli/Help.java cli/HostName.java cli/Input.java
//SOURCES cli/Json.java cli/JsonText.java cli/Misuse.java cli/Nearest.java cli/Numbers.java
//SOURCES cli/Option.java cli/Options.java cli/Page.java cli/PowerShell.java cli/Printable.java
//SOURCES cli/Problem.java cli/Script.java cli/Terminal.java cli/Verdict.java headers/Analysis.java
//SOURCES headers/AntispamReport.java headers/ArcSet.java headers/Ascii.java headers/Attached.java
//SOURCES headers/AuthenticationResult.java headers/Badge.java headers/Clipboard.java
//SOURCES headers/Connector.java headers/DateClock.java headers/DateCursor.java
//SOURCES headers/DkimSignature.java headers/ExchangeFields.java headers/ExpectationOptions.java
//SOURCES headers/Expectations.java headers/Field.java headers/FromClause.java
//SOURCES headers/HeaderText.java headers/Headers.java headers/Hop.java headers/HopTime.java
//SOURCES headers/HopsCsv.java headers/HopsDrawing.java headers/HopsFindings.java
//SOURCES headers/HopsHtml.java headers/HopsMarkdown.java headers/HopsOptions.java
//SOURCES headers/HopsText.java headers/Hosts.java headers/Html.java headers/InOrder.java
//SOURCES headers/IpAddress.java headers/Lexer.java headers/Mail.java headers/Mails.java
//SOURCES headers/MboxReader.java headers/Names.java headers/OutlookMsg.java headers/Reading.java
//SOURCES headers/Received.java headers/ReceivedDate.java headers/Report.java headers/Results.java
//SOURCES headers/Role.java headers/Roles.java headers/Route.java headers/Step.java
//SOURCES headers/Table.java headers/TextEncoding.java headers/Tls.java headers/Trust.java
//SOURCES headers/Words.java headers/ZoneName.java relay/Relay.java relay/RelayFile.java
//SOURCES smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java smtp/Conversation.java
//SOURCES smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java
//SOURCES smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java
//SOURCES smtp/Plan.java smtp/Probe.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java tls/ServerTrust.java
//SOURCES tls/TlsOptions.java
//FILES lib/headers/header-values.tsv=headers/header-values.tsv
//FILES lib/headers/hops.css=headers/hops.css
//FILES lib/headers/hosts.tsv=headers/hosts.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
