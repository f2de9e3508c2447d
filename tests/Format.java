///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Formats the code with palantir-java-format (120 columns), or checks that it is formatted
//JAVA 17+
//DEPS com.palantir.javaformat:palantir-java-format:2.103.0
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED
//SOURCES Checkout.java
package tests;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats all Java code in place; {@code --check} only lists the files that differ and exits 1 if there are any.
 * JBang's directives stay as they are: the formatter would turn {@code //DEPS} into {@code // DEPS}, which is a
 * comment. The lists of files in lib are written anew.
 */
public class Format {
    private static final int COLUMNS = 120;

    /** Lists what is in its folder, for JBang; the lists are written here. */
    private static final String PACKAGE = "package-info.java";

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    public static void main(String... args) throws IOException {
        boolean check = List.of(args).equals(List.of("--check"));
        if (args.length > 0 && !check) {
            System.err.println("Usage: format [--check]");
            System.exit(2);
        }
        List<String> differing = differing();
        for (String file : differing) {
            System.out.println(file);
            if (!check) {
                Files.writeString(Checkout.root().resolve(file), formatted(file));
            }
        }
        System.exit(check && !differing.isEmpty() ? 1 : 0);
    }

    /** Files that are not as the formatter would write them, relative to the root. */
    static List<String> differing() {
        return Stream.of("lib", "scripts", "tests", "wrapper", "examples")
                .flatMap(folder -> Checkout.javaFiles(folder).stream())
                .filter(file -> !formatted(file).equals(Checkout.read(file)))
                .toList();
    }

    private static String formatted(String file) {
        String text = Checkout.read(file);
        int code = endOfDirectives(text);
        try {
            String used = RemoveUnusedImports.removeUnusedImports(text.substring(code));
            String ordered = ImportOrderer.reorderImports(used, Style.PALANTIR);
            String directives = file.endsWith(PACKAGE) ? room(file) : text.substring(0, code);
            return directives + FORMATTER.formatSource(ordered);
        } catch (FormatterException e) {
            throw new IllegalStateException(Path.of(file) + ": " + e.getMessage(), e);
        }
    }

    /** What a room of the library consists of: its classes, and the data files beside them. */
    private static String room(String file) {
        String folder = file.substring(0, file.length() - PACKAGE.length());
        List<String> names = Checkout.files(folder).stream()
                .map(name -> name.substring(folder.length()))
                .filter(name -> !name.equals(PACKAGE))
                .toList();
        StringBuilder directives = new StringBuilder();
        int line = COLUMNS;
        for (String name : names) {
            if (name.endsWith(".java")) {
                boolean fits = line + 1 + name.length() <= COLUMNS;
                String lead = fits ? " " : (directives.isEmpty() ? "" : "\n") + "//SOURCES ";
                directives.append(lead).append(name);
                line = (fits ? line + 1 : "//SOURCES ".length()) + name.length();
            }
        }
        directives.append('\n');
        for (String name : names) {
            if (!name.endsWith(".java")) {
                directives.append("//FILES " + folder + name + "=" + name + "\n");
            }
        }
        return directives.toString();
    }

    /** Directives are comments without a blank, in the first lines: {@code //JAVA 17+}. */
    private static int endOfDirectives(String text) {
        int end = 0;
        while (text.startsWith("///usr", end) || text.startsWith("//", end) && directive(text, end)) {
            end = text.indexOf('\n', end) + 1;
        }
        return end;
    }

    private static boolean directive(String text, int start) {
        return start + 2 < text.length() && Character.isUpperCase(text.charAt(start + 2));
    }
}
