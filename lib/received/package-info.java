//SOURCES FromClause.java Hop.java HopTime.java Lexer.java Received.java ReceivedDate.java TlsWords.java WordList.java
//SOURCES ZoneName.java
/** One {@code Received:} line: its clauses, its date, its TLS words; tolerant of what mail contains. */
package lib.received;
