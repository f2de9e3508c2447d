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
//SOURCES cli/Script.java cli/Terminal.java cli/Verdict.java cli/Words.java connector/Connector.java
//SOURCES connector/Ipv4Range.java rehearsal/Attribution.java rehearsal/Client.java
//SOURCES rehearsal/ClientCertificate.java rehearsal/ConnectorMatch.java rehearsal/Decision.java
//SOURCES rehearsal/DrillCertificates.java rehearsal/Envelope.java rehearsal/Faults.java
//SOURCES rehearsal/FrontEnd.java rehearsal/Header.java rehearsal/IncomingMessage.java
//SOURCES rehearsal/MailCommands.java rehearsal/MailPath.java rehearsal/Maildir.java
//SOURCES rehearsal/Organization.java rehearsal/PartnerRules.java rehearsal/Peer.java
//SOURCES rehearsal/Reason.java rehearsal/ReplyText.java rehearsal/Server.java
//SOURCES rehearsal/Session.java rehearsal/Setup.java rehearsal/SmtpInput.java
//SOURCES rehearsal/SmtpPath.java rehearsal/TlsEndpoint.java rehearsal/Wire.java
//SOURCES relay/ConnectorReader.java relay/Relay.java relay/RelayFile.java relay/RelayJson.java
//SOURCES smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/ConnectionOptions.java smtp/Conversation.java
//SOURCES smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java smtp/Ending.java
//SOURCES smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java smtp/MessageOptions.java
//SOURCES smtp/Plan.java smtp/Probe.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsSession.java tls/CertificateNames.java
//SOURCES tls/ClientIdentity.java tls/ServerTrust.java tls/TlsOptions.java
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
