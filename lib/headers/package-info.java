//SOURCES Analysis.java AntispamReport.java ArcSet.java Arrival.java AuthenticationResult.java Badge.java Coherence.java
//SOURCES DkimSignature.java ExchangeFields.java ExpectationOptions.java Expectations.java Hops.java HopsAnswer.java
//SOURCES HopsCsv.java HopsDrawing.java HopsFindings.java HopsHtml.java HopsMarkdown.java HopsOptions.java HopsText.java
//SOURCES Hosts.java MessageReport.java Results.java Role.java Roles.java Route.java RouteSentences.java ShortWords.java
//SOURCES Step.java Unread.java WayIn.java
//FILES lib/headers/header-values.tsv=header-values.tsv
//FILES lib/headers/hops.css=hops.css
//FILES lib/headers/hosts.tsv=hosts.tsv
/** The way of a delivered message, judged and shown: hosts, roles, how it came into Exchange Online, expectations. */
package lib.headers;
