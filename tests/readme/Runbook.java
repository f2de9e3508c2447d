package tests.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Markdown file as a list of parts: text, code blocks and comments, in order; together they are the file. What the
 * comments may say is in tests/README.md.
 */
final class Runbook {
    /** A block of another language could be a session that nobody runs. */
    static final Set<String> LANGUAGES = Set.of("console", "powershell", "cmd", "sh", "json", "text");

    /** A part of the file, of the lines that it has there. */
    sealed interface Part {}

    record Text(String lines) implements Part {}

    /** {@code <!-- name: value -->} on a line of its own; in the file that is all that it is. */
    record Comment(String name, String value) implements Part {}

    /**
     * A block of code.
     *
     * @param content its lines, without the fences
     */
    record Block(String language, String content) implements Part {}

    /**
     * One command of a console block.
     *
     * @param typed what follows {@code "$ "}, with its continuation lines
     * @param output the lines up to the next command
     */
    record Command(String typed, String output) {
        /** As one line. */
        String line() {
            return typed.replaceAll("\\\\\n\\s*", "");
        }
    }

    private Runbook() {}

    static List<Part> parse(String file) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = line.startsWith("```");
            boolean comment = line.matches("<!-- [a-z -]+:.*");
            if (!fence && !comment) {
                text.append(line).append('\n');
                continue;
            }
            parts.add(new Text(text.toString()));
            text.setLength(0);
            if (comment) {
                String inside = line.replaceFirst("^<!-- ", "").replaceFirst(" ?-->$", "");
                int colon = inside.indexOf(':');
                parts.add(new Comment(
                        inside.substring(0, colon), inside.substring(colon + 1).strip()));
            } else {
                StringBuilder content = new StringBuilder();
                while (!lines.get(++i).equals("```")) {
                    content.append(lines.get(i)).append('\n');
                }
                parts.add(new Block(line.substring(3), content.toString()));
            }
        }
        parts.add(new Text(text.toString()));
        return parts;
    }

    /** The commands of a console block. */
    static List<Command> commands(Block block) {
        List<Command> commands = new ArrayList<>();
        String typed = "";
        StringBuilder output = new StringBuilder();
        boolean goesOn = false;
        for (String line : block.content().lines().toList()) {
            if (goesOn) {
                typed += "\n" + line;
                goesOn = line.endsWith("\\");
            } else if (line.startsWith("$ ")) {
                if (!typed.isEmpty()) {
                    commands.add(new Command(typed, output.toString()));
                }
                output.setLength(0);
                typed = line.substring(2);
                goesOn = line.endsWith("\\");
            } else if (typed.isEmpty()) {
                throw new AssertionError("a console block begins with \"$ \", not: " + line);
            } else {
                output.append(line).append('\n');
            }
        }
        commands.add(new Command(typed, output.toString()));
        return commands;
    }

    static String text(List<Part> parts) {
        StringBuilder file = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Text text) {
                file.append(text.lines());
            } else if (part instanceof Comment comment) {
                String value = comment.value().isEmpty() ? "" : " " + comment.value();
                file.append("<!-- " + comment.name() + ":" + value + " -->\n");
            } else if (part instanceof Block block) {
                file.append("```" + block.language() + "\n" + block.content() + "```\n");
            }
        }
        return file.toString();
    }
}
