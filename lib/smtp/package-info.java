//SOURCES Attempt.java AttemptFindings.java AttemptText.java CapturingSslSocketFactory.java Comparison.java
//SOURCES ConnectionOptions.java Conversation.java Delivery.java Dialogue.java EhloName.java Ending.java
//SOURCES GuardedSocket.java MailDate.java MessageOptions.java Plan.java PowerShellSend.java Probe.java Probes.java
//SOURCES Reply.java SendDefaults.java Stage.java TestMessage.java TestSend.java TlsFindings.java
/** The client's side of SMTP: one conversation line by line, the test message, and what each ending means. */
package lib.smtp;
