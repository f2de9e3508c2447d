//SOURCES Attached.java Clipboard.java Field.java HeaderText.java Headers.java InOrder.java Mail.java Mails.java
//SOURCES MboxReader.java OutlookMsg.java
/** Where messages come from: files, folders, mbox, Maildir, Outlook's .msg, the clipboard; their header fields. */
package lib.mail;
