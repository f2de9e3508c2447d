//SOURCES Attempt.java AttemptFindings.java AttemptText.java CapturingSslSocketFactory.java Comparison.java
//SOURCES ComparisonText.java ConnectionOptions.java Conversation.java Delivery.java Dialogue.java EhloName.java
//SOURCES Ending.java Fate.java GuardedSocket.java MailDate.java MessageOptions.java Plan.java PowerShellSend.java
//SOURCES Probe.java Probes.java ProbesText.java Reply.java SendDefaults.java Stage.java TestMessage.java TestSend.java
//SOURCES TestSendText.java TlsFindings.java
/** The client's side of SMTP: one conversation line by line, the test message, and what each ending means. */
package lib.smtp;
