//SOURCES Dns.java DnsOptions.java DnsReply.java DohLink.java Domain.java DomainList.java FoundRecords.java Link.java
//SOURCES MailHosts.java Mx.java MxFindings.java MxLines.java MxQuery.java MxReport.java MxSurvey.java MxTarget.java
//SOURCES MxTargetFindings.java Nameserver.java NameserverAddress.java Nameservers.java NoAnswer.java
//SOURCES PendingQueries.java PendingQuestion.java QueryIds.java Question.java Records.java Resolver.java TcpLink.java
//SOURCES UdpLink.java
//FILES lib/dns/mail-hosts.tsv=mail-hosts.tsv
/** Questions to DNS and what the answers mean for mail: a resolver with one deadline, MX, whose hosts they are. */
package lib.dns;
