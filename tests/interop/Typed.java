package tests.interop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lib.cli.Script;

/**
 * What {@code ./jbang} is in the folder of a runbook's test: runs the script of an alias, as it is in this JVM's class
 * path. Without arguments it reads command lines from its input and answers each with what was printed, standard output
 * and standard error as they came.
 */
public final class Typed {
    private Typed() {}

    public static void main(String... args) throws Exception {
        if (args.length > 0) {
            System.exit(run(System.out, args));
        }
        DataOutputStream answers = new DataOutputStream(System.out);
        try (DataInputStream questions = new DataInputStream(System.in)) {
            System.setIn(new ByteArrayInputStream(new byte[0]));
            while (true) {
                ByteArrayOutputStream printed = new ByteArrayOutputStream();
                run(printed, readWords(questions));
                answers.writeInt(printed.size());
                printed.writeTo(answers);
                answers.flush();
            }
        } catch (EOFException noMore) {
            // The test has ended.
        }
    }

    /** Asks a JVM that runs {@link #main} for what a command line prints. */
    public static String ask(Process process, String... words) throws IOException {
        DataOutputStream questions = new DataOutputStream(process.getOutputStream());
        questions.writeInt(words.length);
        for (String word : words) {
            questions.writeUTF(word);
        }
        questions.flush();
        InputStream in = process.getInputStream();
        DataInputStream answers = new DataInputStream(in);
        byte[] printed = answers.readNBytes(answers.readInt());
        return new String(printed, StandardCharsets.UTF_8);
    }

    private static String[] readWords(DataInputStream from) throws IOException {
        String[] words = new String[from.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = from.readUTF();
        }
        return words;
    }

    private static int run(OutputStream to, String... words) throws IOException {
        PrintStream out = new PrintStream(to, true, StandardCharsets.UTF_8);
        try {
            Script script = (Script) Class.forName("scripts." + className(words[0]))
                    .getDeclaredConstructor()
                    .newInstance();
            return script.run(out, out, Arrays.copyOfRange(words, 1, words.length));
        } catch (ReflectiveOperationException e) {
            throw new IOException("no script " + words[0], e);
        }
    }

    private static String className(String alias) {
        return Stream.of(alias.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
