//SOURCES ConnectedClient.java Connection.java Decision.java Drill.java DrillCertificates.java DrillClient.java
//SOURCES DrillDns.java DrillIdentities.java DrillOutcome.java DrillReader.java DrillRun.java DrillStep.java
//SOURCES DrillTenant.java Endpoint.java Expectation.java Faults.java FrontEnd.java Header.java IncomingMessage.java
//SOURCES KeyFiles.java Listener.java LivePage.java MailCommands.java MailPath.java MailTransaction.java Maildir.java
//SOURCES RehearsalOptions.java Serving.java Session.java Setup.java SmtpInput.java SmtpPath.java TlsEndpoint.java
//SOURCES Workplace.java
//FILES lib/rehearsal/inferred.txt=inferred.txt
//FILES lib/rehearsal/live.css=live.css
//FILES lib/rehearsal/live.html=live.html
//FILES lib/rehearsal/live.js=live.js
/** The local endpoint that answers as Exchange Online would, and the drill against it. */
package lib.rehearsal;
