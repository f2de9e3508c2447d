//SOURCES Addressed.java Diagnosis.java ExplainOptions.java Explained.java Judgement.java PublishedRules.java
//SOURCES ShownCertificate.java
/**
 * Which cause of a refusal holds for a relay: the catalogue's causes and the published rules, with relay.json in hand.
 */
package lib.causes;
