//DESCRIPTION The scripts of relaykit as functions, for relaykit.jsh
//JAVA 17+
//MAIN examples.Shell
//SOURCES ../lib/Lib.java
//SOURCES ../scripts/ConnectorSpec.java ../scripts/ExplainReply.java ../scripts/HeaderHops.java
//SOURCES ../scripts/MxLookup.java ../scripts/PfxCheck.java ../scripts/Preflight.java
//SOURCES ../scripts/Rehearse.java ../scripts/SendPlain.java ../scripts/SendTls.java
package examples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lib.cli.Script;
import scripts.ConnectorSpec;
import scripts.ExplainReply;
import scripts.HeaderHops;
import scripts.MxLookup;
import scripts.PfxCheck;
import scripts.Preflight;
import scripts.Rehearse;
import scripts.SendPlain;
import scripts.SendTls;

/**
 * The scripts as functions: each takes the words of its command line, {@code "--help"} too, and prints what the script
 * prints, in 100 columns and without colour.
 */
public final class Shell {
    private static final String HELP = """
            mx("contoso.com")                          mx-lookup: whose hosts take the mail
            connector("check", "relay.json")           connector-spec: new, check, print, diff
            preflight("--spec", "relay.json")          preflight: go or no-go
            pfx("relay.pfx", "--pfx-password-file", "secret.txt")    pfx-check
            send("--spec", "relay.json")               send-plain: a test message without TLS
            sendTls("--spec", "relay.json")            send-tls: the same with the certificate
            hops("message.eml")                        header-hops: the way of a message
            explain("550 5.7.64 Relay Access Denied")  explain-reply: what a refusal means
            drill()                                    rehearse: all of it, offline

            Each takes the words of its command line: mx("--help") tells them. code() is the exit
            code of the last one. A password comes from a file or a variable, not from a prompt.
            """;

    private static int exitCode;

    private Shell() {}

    /** Lists these functions. */
    public static void help() {
        System.out.print(HELP);
    }

    /** {@code jbang Shell.java} says what there is. */
    public static void main(String... args) {
        help();
    }

    /** mx-lookup: the hosts that take a domain's mail, and which of them is the relay host. */
    public static void mx(String... domainsAndOptions) {
        run(new MxLookup(), domainsAndOptions);
    }

    /** connector-spec: makes a relay.json, checks it, prints it, compares it with the tenant. */
    public static void connector(String... verbFilesAndOptions) {
        run(new ConnectorSpec(), verbFilesAndOptions);
    }

    /** preflight: go or no-go over DNS, path, TLS, certificate, connector and recipients. */
    public static void preflight(String... options) {
        run(new Preflight(), options);
    }

    /** pfx-check: whether a key file can identify a relay. */
    public static void pfx(String... fileAndOptions) {
        run(new PfxCheck(), fileAndOptions);
    }

    /** send-plain: sends a test message without TLS. */
    public static void send(String... options) {
        run(new SendPlain(), options);
    }

    /** send-tls: sends a test message with a certificate, and proves that it was sent. */
    public static void sendTls(String... options) {
        run(new SendTls(), options);
    }

    /** header-hops: the hops of a stored message, and whether it came through the connector. */
    public static void hops(String... filesAndOptions) {
        run(new HeaderHops(), filesAndOptions);
    }

    /** explain-reply: what a refusal, a delivery report or a log line means. */
    public static void explain(String... replyOrOptions) {
        run(new ExplainReply(), replyOrOptions);
    }

    /** rehearse: the whole drill against a local endpoint, offline. */
    public static void drill(String... options) {
        run(new Rehearse(), options);
    }

    /** Exit code of the last function, as its script would have ended: for {@code /exit code()}. */
    public static int code() {
        return exitCode;
    }

    /** Through System.out as it is now, since JShell has put its own there; bytes are UTF-8. */
    private static void run(Script script, String... words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        exitCode = script.run(out, err, words);
    }
}
