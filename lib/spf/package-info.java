//SOURCES AskedOnce.java CloudInclude.java CloudNetworks.java MacroString.java SpfClient.java SpfError.java
//SOURCES SpfEvaluation.java SpfFindings.java SpfMerge.java SpfRecord.java SpfResult.java SpfSource.java SpfTerm.java
//SOURCES SpfTermReader.java
//FILES lib/spf/cloud-includes.tsv=cloud-includes.tsv
/**
 * SPF (RFC 7208): records read, evaluated with the lookups counted, and merged. Records come from elsewhere: it asks
 * nobody.
 */
package lib.spf;
