//SOURCES Catalogue.java Cause.java DeliveryStatus.java ExchangeLog.java EximLog.java Explanation.java FoundReply.java
//SOURCES IisLog.java Known.java KnownReply.java LineReader.java LogWords.java MimeReport.java PostfixLog.java
//SOURCES RelayCause.java ReplyFinder.java ReplyPattern.java ReplyScan.java RowReader.java SendmailLog.java Side.java
//SOURCES Sources.java Stanza.java StatusCodes.java
//FILES lib/replies/causes.txt=causes.txt
//FILES lib/replies/exchange-online.txt=exchange-online.txt
//FILES lib/replies/receivers.txt=receivers.txt
//FILES lib/replies/sources.tsv=sources.tsv
//FILES lib/replies/status-codes.tsv=status-codes.tsv
/**
 * What an SMTP reply means: the catalogue in data files, and the readers of delivery reports and log lines. It sees the
 * frame alone.
 */
package lib.replies;
