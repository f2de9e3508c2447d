package tests.pfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.Script;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.KeyFiles;
import lib.tls.CertificateNames;
import lib.tls.ClientIdentity;
import lib.tls.PfxOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.Checkout;
import tests.Run;
import tests.interop.Installed;

/** Where the password of a PFX file comes from, and where it does not go. */
class PfxOptionsTest {
    private static final String PASSWORD = "s3cret pass 1";

    @TempDir
    static Path folder;

    private static Path pfx;

    /** Opens the PFX and tells its names. */
    public static class OpenPfx extends Script {
        private final PfxOptions pfx = new PfxOptions(options);

        public OpenPfx() {
            super("open-pfx", "Opens a PFX.");
        }

        public static void main(String... args) {
            new OpenPfx().start(args);
        }

        @Override
        protected Stream<Answer> answers() {
            ClientIdentity identity = pfx.identity(Optional.empty()).orElseThrow();
            List<String> names = CertificateNames.of(identity.chain().get(0));
            return Stream.of(Answer.of(List.of(), names, page -> page.line("" + names)));
        }
    }

    @BeforeAll
    static void writePfx() throws IOException {
        pfx = folder.resolve("relay.pfx");
        ClientIdentity identity = DrillCertificates.make().issue("relay.contoso.com");
        KeyFiles.writePfx(identity, pfx, PASSWORD.toCharArray());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a line                | s3cret pass 1\\n        | 0 | [relay.contoso.com]
                    no line end           | s3cret pass 1           | 0 | [relay.contoso.com]
                    Windows line end      | s3cret pass 1\\r\\n     | 0 | [relay.contoso.com]
                    Notepad's mark        | \uFEFFs3cret pass 1\\n  | 0 | [relay.contoso.com]
                    a second line         | s3cret pass 1\\nnote\\n | 0 | [relay.contoso.com]
                    another password      | other pass 1\\n       | 2 | wrong password
                    an empty first line   | \\ns3cret pass 1\\n     | 2 | wrong password
                    a blank at the end    | 's3cret pass 1 \\n'     | 2 | wrong password
                    """)
    void passwordIsTheFirstLineOfAFile(String name, String text, int exitCode, String said) throws IOException {
        Path file = folder.resolve("password.txt");
        Files.writeString(file, text.replace("\\n", "\n").replace("\\r", "\r"));
        Run run = open("--pfx-password-file", file.toString());
        assertEquals(exitCode, run.exitCode(), run::toString);
        assertTrue((run.stdout() + run.stderr()).contains(said), run::toString);
        assertSecret(run);
    }

    /** As {@code >} of Windows PowerShell 5.1 and its Out-File -Encoding unicode write it. */
    @ParameterizedTest
    @CsvSource({"UTF-16LE, true", "UTF-16BE, true", "UTF-16LE, false"})
    void passwordFileIsReadAsPowerShellWritesIt(String charset, boolean marked) throws IOException {
        Path file = folder.resolve("password.txt");
        Files.write(file, ((marked ? "\uFEFF" : "") + PASSWORD + "\r\n").getBytes(Charset.forName(charset)));
        Run run = open("--pfx-password-file", file.toString());
        assertEquals(0, run.exitCode(), run::toString);
        assertSecret(run);
    }

    @Test
    void passwordIsInAVariable() {
        Run run = Run.with()
                .env("RELAY_PASSWORD", PASSWORD)
                .jvm("-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8")
                .script(OpenPfx.class, "--pfx", pfx.toString(), "--pfx-password-env", "RELAY_PASSWORD");
        assertEquals("[relay.contoso.com]\n", run.stdout(), run::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no such variable   | --pfx-password-env RELAY_NO_SUCH              | there is no such variable
                    nobody to ask      | --no-color                                    | no terminal to ask at
                    two places         | --pfx-password-env A --pfx-password-file b    | both say where
                    no such file       | --pfx-password-file no/such                   | there is no such file
                    """)
    void withoutAPasswordItIsSaidWhatIsMissing(String name, String options, String why) {
        Run run = open(options.split(" "));
        assertEquals(2, run.exitCode(), run::toString);
        assertTrue(run.stderr().contains(why), run::toString);
        assertFalse(run.stderr().contains("RELAY_NO_SUCH"), "it may be the password itself: " + run);
    }

    /** A terminal is there for the process alone: what it shows, with what is typed into it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    right at once      | s3cret pass 1           | 1 | 0
                    right in the end   | one;two;s3cret pass 1   | 3 | 0
                    wrong three times  | one;two;three;four   | 3 | 2
                    """)
    void promptAsksThreeTimes(String name, String typed, int prompts, int exitCode) {
        Run run = Run.with()
                .env("TYPED", typed)
                .command(List.of(
                        Installed.program("python3", "python3"),
                        Checkout.root().resolve("tests/interop/terminal.py").toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdin.encoding=UTF-8",
                        "-Dsun.stdin.encoding=UTF-8",
                        OpenPfx.class.getName(),
                        "--pfx",
                        pfx.toString()));
        assertEquals(exitCode, run.exitCode(), run::toString);
        assertEquals(prompts, run.stdout().split("Password of ", -1).length - 1, run::toString);
        assertSecret(run);
    }

    private static Run open(String... options) {
        String[] args = Stream.concat(Stream.of("--pfx", pfx.toString()), Stream.of(options))
                .toArray(String[]::new);
        return Run.script(OpenPfx.class, args);
    }

    /** Neither the password nor what was typed in its place is shown. */
    private static void assertSecret(Run run) {
        String shown = run.stdout() + run.stderr();
        for (String secret : List.of("s3cret", "other pass", "two")) {
            assertFalse(shown.contains(secret), run::toString);
        }
    }
}
