//SOURCES Relaykit.java
/** For JShell: each script as one call that gives its answer. */
package lib.jshell;
