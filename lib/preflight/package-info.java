//SOURCES BlockListCheck.java CertificateChecks.java Check.java Checks.java ConnectorChecks.java Conversations.java
//SOURCES DialogueChecks.java DkimCheck.java Dmarc.java DmarcCheck.java DnsChecks.java DnsSource.java Fact.java
//SOURCES Facts.java Group.java MissedConnector.java NotRun.java PathChecks.java Precedence.java PreflightHtml.java
//SOURCES PreflightMarkdown.java PreflightOptions.java PreflightText.java Readiness.java Row.java Runner.java
//SOURCES Selection.java SmtpChecks.java SpfCheck.java Submission.java TargetRelay.java TlsChecks.java
//FILES lib/preflight/block-lists.tsv=block-lists.tsv
//FILES lib/preflight/preflight.css=preflight.css
/** Go or no-go: checks side by side under one deadline, and what to do first. */
package lib.preflight;
