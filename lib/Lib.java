//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.23.0
//DEPS dnsjava:dnsjava:3.7.1
//DEPS org.eclipse.angus:angus-mail:2.0.5
//DEPS org.bouncycastle:bcpkix-jdk18on:1.87
//DEPS org.slf4j:slf4j-api:2.0.17
//DEPS org.slf4j:slf4j-nop:2.0.17
//COMPILE_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//SOURCES causes/Addressed.java causes/Diagnosis.java causes/ExplainOptions.java
//SOURCES causes/Explained.java causes/Judgement.java causes/PublishedRules.java
//SOURCES causes/ShownCertificate.java cli/Answer.java cli/Arguments.java cli/Completion.java cli/Declaration.java cli/Finding.java
//SOURCES cli/Help.java cli/HostName.java cli/Html.java cli/Input.java cli/Joined.java
//SOURCES cli/Json.java cli/JsonText.java cli/Markdown.java cli/Nearest.java
//SOURCES cli/NewFile.java cli/Numbers.java cli/Option.java cli/Options.java cli/Page.java
//SOURCES cli/PowerShell.java cli/Printable.java cli/Problem.java cli/Progress.java cli/ReadyText.java
//SOURCES cli/Script.java cli/Terminal.java cli/TextEncoding.java cli/Verdict.java
//SOURCES cli/Words.java connector/AddressRules.java connector/CombinationRules.java
//SOURCES connector/Connector.java connector/ConnectorProperties.java
//SOURCES connector/ConnectorRules.java connector/Handling.java connector/Ipv4Range.java
//SOURCES connector/NameRules.java connector/SenderCertificateName.java dns/Addresses.java
//SOURCES dns/Asked.java dns/Dns.java dns/DnsOptions.java dns/DohLink.java dns/Domain.java
//SOURCES dns/DomainList.java dns/Found.java dns/Link.java dns/MailHosts.java dns/Mx.java
//SOURCES dns/MxFindings.java dns/MxLines.java dns/MxQuery.java dns/MxReport.java
//SOURCES dns/MxSurvey.java dns/MxTarget.java dns/MxTargetFindings.java dns/Nameserver.java
//SOURCES dns/NoAnswer.java dns/Question.java dns/Records.java dns/Reply.java dns/Resolver.java
//SOURCES dns/Server.java dns/Servers.java dns/TcpLink.java dns/UdpLink.java dns/UnderWay.java
//SOURCES dns/Unforeseen.java exchange/AdminCenterSteps.java exchange/ConnectorScript.java
//SOURCES exchange/Drift.java exchange/DscForm.java exchange/JsonForm.java
//SOURCES exchange/LiveConnector.java exchange/LiveConnectors.java exchange/ParameterTable.java
//SOURCES exchange/RollbackScript.java exchange/ScriptText.java exchange/StepsForm.java
//SOURCES exchange/TraceScript.java exchange/VerifyScript.java headers/Analysis.java
//SOURCES headers/AntispamReport.java headers/ArcSet.java headers/Ascii.java
//SOURCES headers/Attached.java headers/AuthenticationResult.java headers/Badge.java
//SOURCES headers/Clipboard.java headers/Connector.java headers/DateClock.java
//SOURCES headers/DateCursor.java headers/DkimSignature.java headers/ExchangeFields.java
//SOURCES headers/ExpectationOptions.java headers/Expectations.java headers/Field.java
//SOURCES headers/FromClause.java headers/HeaderText.java headers/Headers.java headers/Hop.java
//SOURCES headers/HopTime.java headers/Hops.java headers/HopsCsv.java headers/HopsDrawing.java
//SOURCES headers/HopsFindings.java headers/HopsHtml.java headers/HopsMarkdown.java
//SOURCES headers/HopsOptions.java headers/HopsText.java headers/Hosts.java headers/InOrder.java
//SOURCES headers/IpAddress.java headers/Lexer.java headers/Mail.java headers/Mails.java
//SOURCES headers/MboxReader.java headers/Names.java headers/OutlookMsg.java
//SOURCES headers/Reading.java headers/Received.java headers/ReceivedDate.java
//SOURCES headers/Report.java headers/Results.java headers/Role.java headers/Roles.java
//SOURCES headers/Route.java headers/Step.java headers/Table.java headers/Tls.java
//SOURCES headers/Trust.java headers/WayIn.java headers/WordList.java headers/ZoneName.java
//SOURCES keyfile/BagAttributes.java keyfile/CertificateFile.java keyfile/Certificates.java
//SOURCES keyfile/Chain.java keyfile/Decryption.java keyfile/Digests.java
//SOURCES keyfile/Fingerprints.java keyfile/JavaStore.java keyfile/KeyEntry.java
//SOURCES keyfile/KeyFile.java keyfile/KeyFileFormat.java keyfile/Password.java
//SOURCES keyfile/PasswordCipher.java keyfile/PasswordFile.java keyfile/PemBlock.java
//SOURCES keyfile/PemFile.java keyfile/PemFolder.java keyfile/PemText.java
//SOURCES keyfile/PfxWriter.java keyfile/Pkcs12File.java keyfile/Pkcs12Mac.java
//SOURCES keyfile/Pkcs12Safes.java keyfile/PrivateKeys.java keyfile/RootFile.java
//SOURCES keyfile/Rounds.java keyfile/SealedKeyFile.java keyfile/Unusable.java
//SOURCES pfx/CertificateFindings.java pfx/ChainFindings.java pfx/ClientAuthDates.java
//SOURCES pfx/Expected.java pfx/FileFindings.java pfx/KeyKind.java pfx/KnownRoots.java
//SOURCES pfx/NameFindings.java pfx/PfxCheck.java pfx/PfxCheckOptions.java pfx/PfxFindings.java
//SOURCES pfx/PfxReport.java pfx/PfxText.java pfx/Repair.java pfx/Revocation.java
//SOURCES pfx/Subjects.java pfx/Trust.java preflight/BlockListCheck.java
//SOURCES preflight/CertificateChecks.java preflight/Check.java preflight/Checks.java
//SOURCES preflight/ConnectorChecks.java preflight/Conversations.java
//SOURCES preflight/DialogueChecks.java preflight/DkimCheck.java preflight/Dmarc.java
//SOURCES preflight/DmarcCheck.java preflight/DnsChecks.java preflight/DnsSource.java
//SOURCES preflight/Fact.java preflight/Facts.java preflight/Group.java
//SOURCES preflight/MissedConnector.java preflight/NotRun.java preflight/PathChecks.java
//SOURCES preflight/Precedence.java preflight/PreflightHtml.java
//SOURCES preflight/PreflightMarkdown.java preflight/PreflightOptions.java
//SOURCES preflight/PreflightText.java preflight/Report.java preflight/Row.java
//SOURCES preflight/Runner.java preflight/Selection.java preflight/SmtpChecks.java
//SOURCES preflight/SpfCheck.java preflight/Submission.java preflight/Target.java
//SOURCES preflight/TlsChecks.java rehearsal/Attribution.java rehearsal/Client.java
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
//SOURCES relay/Relay.java relay/RelayFile.java relay/RelayJson.java relay/RelayRules.java
//SOURCES relay/RelayText.java relay/Schema.java replies/Catalogue.java replies/Cause.java
//SOURCES replies/DeliveryStatus.java replies/ExchangeLog.java replies/EximLog.java
//SOURCES replies/Explanation.java replies/FoundReply.java replies/IisLog.java
//SOURCES replies/Known.java replies/KnownReply.java replies/LineReader.java
//SOURCES replies/LogWords.java replies/MimeReport.java replies/PostfixLog.java
//SOURCES replies/RelayCause.java replies/ReplyFinder.java replies/ReplyPattern.java
//SOURCES replies/ReplyScan.java replies/RowReader.java replies/SendmailLog.java
//SOURCES replies/Side.java replies/Sources.java replies/Stanza.java replies/StatusCodes.java
//SOURCES smarthost/ExchangeServerForm.java smarthost/EximForm.java smarthost/IisForm.java
//SOURCES smarthost/Network.java smarthost/OpenSmtpdForm.java smarthost/PostfixForm.java
//SOURCES smarthost/SendmailForm.java smarthost/SmartHost.java smarthost/SmartHostOptions.java
//SOURCES smtp/Attempt.java smtp/AttemptFindings.java smtp/AttemptText.java
//SOURCES smtp/CapturingSslSocketFactory.java smtp/Comparison.java smtp/ConnectionOptions.java
//SOURCES smtp/Conversation.java smtp/Delivery.java smtp/Dialogue.java smtp/EhloName.java
//SOURCES smtp/Ending.java smtp/GuardedSocket.java smtp/MailDate.java smtp/Mailbox.java
//SOURCES smtp/MessageOptions.java smtp/Plan.java smtp/PowerShellSend.java smtp/Probe.java
//SOURCES smtp/Probes.java smtp/Reply.java smtp/Server.java smtp/Stage.java
//SOURCES smtp/TestMessage.java smtp/TestSend.java smtp/TlsFindings.java spec/Check.java
//SOURCES spec/Difference.java spec/Form.java spec/Interview.java spec/NewOptions.java
//SOURCES spec/NewRelay.java spec/PrintOptions.java spec/SpecOptions.java spec/SpfForm.java
//SOURCES spf/CloudInclude.java spf/IpNetwork.java spf/MacroString.java spf/SpfClient.java
//SOURCES spf/SpfError.java spf/SpfEvaluation.java spf/SpfFindings.java spf/SpfMerge.java
//SOURCES spf/SpfRecord.java spf/SpfResult.java spf/SpfSource.java spf/SpfTerm.java
//SOURCES spf/SpfTermReader.java tls/CertificateNames.java tls/CertificateSummary.java
//SOURCES tls/ClientIdentity.java tls/Handshake.java tls/KeyExchange.java tls/PfxOptions.java
//SOURCES tls/Roots.java tls/ServerTrust.java tls/ShownIdentity.java tls/TlsFailure.java
//SOURCES tls/TlsOptions.java tls/TlsSession.java tls/TlsSettings.java tls/TlsText.java
//SOURCES tls/TlsVersion.java
//FILES lib/cli/page.css=cli/page.css
//FILES lib/dns/mail-hosts.tsv=dns/mail-hosts.tsv
//FILES lib/headers/header-values.tsv=headers/header-values.tsv
//FILES lib/headers/hops.css=headers/hops.css
//FILES lib/headers/hosts.tsv=headers/hosts.tsv
//FILES lib/pfx/client-auth.tsv=pfx/client-auth.tsv
//FILES lib/preflight/block-lists.tsv=preflight/block-lists.tsv
//FILES lib/preflight/preflight.css=preflight/preflight.css
//FILES lib/rehearsal/inferred.txt=rehearsal/inferred.txt
//FILES lib/rehearsal/replies.tsv=rehearsal/replies.tsv
//FILES lib/relay/relay.schema.json=relay/relay.schema.json
//FILES lib/replies/causes.txt=replies/causes.txt
//FILES lib/replies/exchange-online.txt=replies/exchange-online.txt
//FILES lib/replies/receivers.txt=replies/receivers.txt
//FILES lib/replies/sources.tsv=replies/sources.tsv
//FILES lib/replies/status-codes.tsv=replies/status-codes.tsv
//FILES lib/spf/cloud-includes.tsv=spf/cloud-includes.tsv
package lib;

/** No code: every dependency with its version, every file of the library, every resource. */
final class Lib {
    private Lib() {}
}
