//SOURCES ExchangeServerForm.java EximForm.java IisForm.java Network.java OpenSmtpdForm.java PostfixForm.java
//SOURCES SendmailForm.java SmartHost.java SmartHostOptions.java
/** Settings for the mail server that hands its mail to Exchange Online. */
package lib.smarthost;
