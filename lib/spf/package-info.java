//SOURCES CloudInclude.java MacroString.java SpfClient.java SpfError.java SpfEvaluation.java SpfFindings.java
//SOURCES SpfMerge.java SpfRecord.java SpfResult.java SpfSource.java SpfTerm.java SpfTermReader.java
//FILES lib/spf/cloud-includes.tsv=cloud-includes.tsv
/**
 * SPF (RFC 7208): records read, evaluated with the lookups counted, and merged. Records come from elsewhere: it asks
 * nobody.
 */
package lib.spf;
