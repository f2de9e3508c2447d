//SOURCES Basis.java Finding.java Problem.java Verdict.java
/**
 * What is said to the admin: a finding with its severity, the verdict of a run, and the problem that ends one. The
 * ground floor: it sees nobody.
 */
package lib.finding;
