//SOURCES Answer.java Arguments.java Completion.java Declaration.java Help.java Input.java NewFile.java Numbers.java
//SOURCES Option.java Options.java Progress.java Script.java Terminal.java
/**
 * The frame of every script: options, help, completion, files in and out, the terminal, JSON documents and exit codes.
 */
package lib.cli;
