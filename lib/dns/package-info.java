//SOURCES Addresses.java Dns.java DnsOptions.java DnsReply.java DohLink.java Domain.java DomainList.java
//SOURCES FoundRecords.java Link.java MailHosts.java Mx.java MxFindings.java MxLines.java MxQuery.java MxReport.java
//SOURCES MxSurvey.java MxTarget.java MxTargetFindings.java Nameserver.java NameserverAddress.java Nameservers.java
//SOURCES NoAnswer.java PendingQueries.java PendingQuestion.java QueryIds.java Question.java Records.java Resolver.java
//SOURCES TcpLink.java UdpLink.java
//FILES lib/dns/mail-hosts.tsv=mail-hosts.tsv
/** Questions to DNS and what the answers mean for mail: a resolver with one deadline, MX, whose hosts they are. */
package lib.dns;
