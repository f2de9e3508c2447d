//SOURCES Alignment.java BlockListCheck.java CertificateChecks.java Check.java CheckId.java Checks.java
//SOURCES ConnectorChecks.java Conversations.java DialogueChecks.java DkimCheck.java DkimKeys.java Dmarc.java
//SOURCES DmarcCheck.java DnsChecks.java DnsSource.java Fact.java Facts.java Group.java MissedConnector.java
//SOURCES MtaStsCheck.java MtaStsPolicy.java NotRun.java PathChecks.java Precedence.java PreflightHtml.java
//SOURCES PreflightMarkdown.java PreflightOptions.java PreflightText.java Readiness.java Row.java Runner.java
//SOURCES Selection.java SmtpChecks.java SpfCheck.java SpfJudgement.java Submission.java TargetRelay.java TlsChecks.java
//FILES lib/preflight/block-lists.tsv=block-lists.tsv
//FILES lib/preflight/preflight.css=preflight.css
/** Go or no-go: checks side by side under one deadline, and what to do first. */
package lib.preflight;
