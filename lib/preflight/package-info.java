//SOURCES BlockListCheck.java CertificateChecks.java Check.java CheckId.java Checks.java ConnectorChecks.java
//SOURCES Conversations.java DialogueChecks.java DkimCheck.java Dmarc.java DmarcCheck.java DnsChecks.java DnsSource.java
//SOURCES Fact.java Facts.java Group.java MissedConnector.java NotRun.java PathChecks.java Precedence.java
//SOURCES PreflightHtml.java PreflightMarkdown.java PreflightOptions.java PreflightText.java Readiness.java Row.java
//SOURCES Runner.java Selection.java SmtpChecks.java SpfCheck.java Submission.java TargetRelay.java TlsChecks.java
//FILES lib/preflight/block-lists.tsv=block-lists.tsv
//FILES lib/preflight/preflight.css=preflight.css
/** Go or no-go: checks side by side under one deadline, and what to do first. */
package lib.preflight;
