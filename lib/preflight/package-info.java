//SOURCES Alignment.java BlockListCheck.java CertificateChecks.java Check.java CheckId.java Checks.java
//SOURCES ConnectorChecks.java Conversations.java DialogueChecks.java DkimCheck.java DkimKeys.java Dmarc.java
//SOURCES DmarcCheck.java DnsChecks.java DnsSource.java Fact.java Facts.java Group.java MissedConnector.java NotRun.java
//SOURCES PathChecks.java Precedence.java PreflightHtml.java PreflightMarkdown.java PreflightOptions.java
//SOURCES PreflightText.java Readiness.java Row.java Runner.java Selection.java SmtpChecks.java SpfCheck.java
//SOURCES SpfJudgement.java Submission.java TargetRelay.java TlsChecks.java
//FILES lib/preflight/block-lists.tsv=block-lists.tsv
//FILES lib/preflight/preflight.css=preflight.css
/** Go or no-go: checks side by side under one deadline, and what to do first. */
package lib.preflight;
