//SOURCES Attached.java Clipboard.java Field.java Found.java FromLine.java HeaderText.java Headers.java InOrder.java
//SOURCES LeftOut.java LineEnds.java Mail.java MailFolder.java Mails.java MboxReader.java Needle.java OutlookMsg.java
//SOURCES UntilBroken.java
/** Where messages come from: files, folders, mbox, Maildir, Outlook's .msg, the clipboard; their header fields. */
package lib.mail;
