//SOURCES Alignment.java BlockListCheck.java CertificateChecks.java Check.java CheckId.java Checks.java
//SOURCES ConnectorChecks.java Conversations.java DialogueChecks.java DkimCheck.java Dmarc.java DmarcCheck.java
//SOURCES DnsChecks.java DnsSource.java Fact.java Facts.java Group.java MissedConnector.java NotRun.java PathChecks.java
//SOURCES Precedence.java PreflightHtml.java PreflightMarkdown.java PreflightOptions.java PreflightText.java
//SOURCES Readiness.java Row.java Runner.java Selection.java SmtpChecks.java SpfCheck.java SpfJudgement.java
//SOURCES Submission.java TargetRelay.java TlsChecks.java
//FILES lib/preflight/block-lists.tsv=block-lists.tsv
//FILES lib/preflight/preflight.css=preflight.css
/** Go or no-go: checks side by side under one deadline, and what to do first. */
package lib.preflight;
