//SOURCES Analysis.java AntispamReport.java ArcSet.java Arrival.java ArrivalRule.java AuthenticationResult.java
//SOURCES Badge.java Coherence.java ConnectingAddress.java DkimSignature.java Encryption.java ExchangeFields.java
//SOURCES ExpectationOptions.java Expectations.java Hops.java HopsAnswer.java HopsCsv.java HopsDrawing.java
//SOURCES HopsFindings.java HopsHtml.java HopsMarkdown.java HopsOptions.java HopsText.java Hosts.java Lane.java
//SOURCES Meaning.java MessageReport.java Results.java Role.java Roles.java Route.java RouteSentences.java
//SOURCES ShortWords.java Statement.java Stay.java Step.java Unread.java VerdictSentences.java WayIn.java
//FILES lib/headers/arrivals.tsv=arrivals.tsv
//FILES lib/headers/header-values.tsv=header-values.tsv
//FILES lib/headers/hops.css=hops.css
//FILES lib/headers/hosts.tsv=hosts.tsv
//FILES lib/headers/names-tls.tsv=names-tls.tsv
/** The way of a delivered message, judged and shown: hosts, roles, how it came into Exchange Online, expectations. */
package lib.headers;
