//SOURCES CertificateFindings.java ChainFindings.java ChainRoot.java ClientAuthDates.java Expected.java
//SOURCES FileFindings.java KeyKind.java KnownRoots.java NameFindings.java PfxCheck.java PfxCheckOptions.java
//SOURCES PfxFindings.java PfxReport.java PfxText.java Repair.java Revocation.java Subjects.java
//FILES lib/pfx/client-auth.tsv=client-auth.tsv
/**
 * Whether a key file can identify a relay: key, chain, roots, names, dates, usages, revocation; and the repaired file.
 */
package lib.pfx;
