//SOURCES Attribution.java Client.java ClientCertificate.java ConnectorMatch.java Organization.java PartnerRules.java
//SOURCES Reason.java ReplyText.java
//FILES lib/attribution/replies.tsv=replies.tsv
/**
 * Microsoft's published rules: what Exchange Online does with a client and a recipient, each step with its reason and
 * source. Pure: no socket, no file of the user.
 */
package lib.attribution;
