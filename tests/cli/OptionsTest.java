package tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.DemoScript;
import tests.Golden;
import tests.Run;

class OptionsTest {
    /** Every message has the name, what and why; the second line says what to do next. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    misspelt         | --srever a     | command line: Unknown option: '--srever'                  | did you mean --server? All options: demo --help
                    shortened        | --serv a       | command line: Unknown option: '--serv'                    | did you mean --server? All options: demo --help
                    unknown          | --xyzzy        | command line: Unknown option: '--xyzzy'                   | demo --help
                    unknown, a value | --xyzzy=SECRET | command line: Unknown option: '--xyzzy'                 | demo --help
                    short, unknown   | -x             | command line: Unknown option: '-x'                        | demo --help
                    no value         | --server       | command line: Missing required parameter for option '--server' (HOST[:PORT]) | demo --help
                    option as value  | --server --to  | command line: Expected parameter for option '--server' but found '--to' | demo --help
                    twice            | --server a --server b | command line: option '--server' (HOST[:PORT]) should be specified only once | demo --help
                    twice, by alias  | --server a --smtp-server b | command line: option '--server' (HOST[:PORT]) should be specified only once | demo --help
                    flag twice       | -l --loud      | command line: option '--loud' should be specified only once | demo --help
                    flag with value  | --loud=no      | command line: option '--loud' should be specified without 'no' parameter | demo --help
                    empty            | --server=      | --server: its value is empty     | give a value; a shell variable may be unset
                    CR LF            | --server a\\r\\nb | --server a\\x0D\\x0Ab: CR, LF and NUL are not allowed here: they would start a new command or header | remove the line end from the value
                    LF, repeatable   | --to a --to b\\n  | --to b\\x0A: CR, LF and NUL are not allowed here: they would start a new command or header | remove the line end from the value
                    CR in an operand | a\\r           | NAME a\\x0D: CR, LF and NUL are not allowed here: they would start a new command or header | remove the line end from the value
                    NUL in a file    | --file a\\0    | --file a\\x00: CR, LF and NUL are not allowed here: they would start a new command or header | remove the line end from the value
                    NUL in free text | --body a\\0    | --body a\\x00: CR, LF and NUL are not allowed here: they would start a new command or header | remove the line end from the value
                    flags, unknown   | -lx            | command line: Unknown option: '-lx'                       | did you mean -l? All options: demo --help
                    dashes as value  | --server --    | command line: Expected parameter for option '--server' but found '--' | demo --help
                    escape sequence  | --\\e[31m      | command line: Unknown option: '--\\x1B[31m'               | demo --help
                    choice           | --end later    | --end later: it takes one of pass, warn, fail, bad-input, no-answer, defect, overflow | use one of these words
                    choice, case     | --end PASS     | --end PASS: it takes one of pass, warn, fail, bad-input, no-answer, defect, overflow | use one of these words
                    number: too low  | --port 0       | --port 0: it takes a whole number from 1 to 65535         | correct the number
                    number: too high | --port 65536   | --port 65536: it takes a whole number from 1 to 65535     | correct the number
                    number: negative | --port -25     | --port -25: it takes a whole number from 1 to 65535       | correct the number
                    number: huge     | --port 99999999999 | --port 99999999999: it takes a whole number from 1 to 65535 | correct the number
                    number: fraction | --port 2.5     | --port 2.5: it takes a whole number from 1 to 65535       | correct the number
                    number: word     | --port smtp    | --port smtp: it takes a whole number from 1 to 65535      | correct the number
                    seconds: none    | --timeout 0    | --timeout 0: it takes seconds, more than 0 and at most 86400     | give for example --timeout 5
                    seconds: minus   | --timeout=-1   | --timeout -1: it takes seconds, more than 0 and at most 86400    | give for example --timeout 5
                    seconds: a week  | --timeout 604800 | --timeout 604800: it takes seconds, more than 0 and at most 86400 | give for example --timeout 5
                    seconds: unit    | --timeout 5s   | --timeout 5s: it takes seconds, more than 0 and at most 86400    | give for example --timeout 5
                    seconds: NaN     | --timeout NaN  | --timeout NaN: it takes seconds, more than 0 and at most 86400   | give for example --timeout 5
                    seconds: bomb    | --timeout 1e999999999 | --timeout 1e999999999: it takes seconds, more than 0 and at most 86400 | give for example --timeout 5
                    """)
    void refuses(String name, String commandLine, String message, String next) {
        Run run = Run.here(new DemoScript(), arguments(commandLine));
        assertEquals("demo: " + message + "\n  next: " + next + "\n", run.stderr());
        assertEquals("", run.stdout());
        assertEquals(2, run.exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    alias            | --smtp-server a         | "server":"a"
                    equals sign      | --server=a=b            | "server":"a=b"
                    begins with dash | --server -a             | "server":"-a"
                    short            | -p 26                  | "port":26
                    short, attached  | -p26                   | "port":26
                    short, equals    | -p=26                  | "port":26
                    short, together  | -lp26                  | "loud":true,"port":26
                    dash alone       | -                      | "names":["-"]
                    free text        | --body a\\nb            | "body":"a\\nb"
                    free text, empty | --body=                 | "body":""
                    repeated         | --to a --to b           | "to":["a","b"]
                    no answer file   | @names                  | "names":["@names"]
                    operands         | a b                     | "names":["a","b"]
                    after two dashes | --json -- --loud        | "names":["--loud"]
                    default          | --loud                  | "loud":true,"port":25,"timeout":"PT5S","end":"pass"
                    lowest           | --port 1 --timeout 0.001  | "port":1,"timeout":"PT0.001S"
                    highest          | --port 65535 --timeout 86400 | "port":65535,"timeout":"PT24H"
                    below a ms       | --timeout 0.00001       | "timeout":"PT0.001S"
                    choice           | --end no-answer         | "id":"demo.none"
                    """)
    void reads(String name, String commandLine, String expected) {
        String[] given = arguments(commandLine.contains("--json") ? commandLine : "--json " + commandLine);
        String json = Run.here(new DemoScript(), given).stdout();
        assertTrue(json.contains(expected), json);
    }

    @Test
    void helps() {
        Golden.check("demo-help", Run.here(new DemoScript(), "--help"));
    }

    @Test
    void helpsWhateverElseIsWrong() {
        Run run = Run.here(new DemoScript(), "--xyzzy", "-h");
        assertEquals(0, run.exitCode());
        assertTrue(run.stdout().startsWith("Usage: demo"), run.stdout());
    }

    private static String[] arguments(String commandLine) {
        return commandLine
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\0", "\0")
                .replace("\\e", "\u001B")
                .split(" ");
    }
}
