package lib.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The text of {@code --help}: the options under their headings, examples and exit codes. */
final class Help {
    private Help() {}

    static String text(
            CommandSpec command,
            Map<String, List<OptionSpec>> sections,
            List<String> examples,
            Map<Verdict, String> exitCodes) {
        int order = 0;
        for (Map.Entry<String, List<OptionSpec>> part : sections.entrySet()) {
            ArgGroupSpec.Builder group =
                    ArgGroupSpec.builder()
                            .heading("%n" + part.getKey() + ":%n")
                            .validate(false)
                            .order(order++);
            for (OptionSpec spec : part.getValue()) {
                group.addArg(spec);
            }
            command.addArgGroup(group.build());
        }
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        StringBuilder help = new StringBuilder(new CommandLine(command).getUsageMessage(Ansi.OFF));
        if (!examples.isEmpty()) {
            help.append(examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n");
        }
        for (String example : examples) {
            help.append("  ").append(example).append('\n');
        }
        help.append("\nExit codes:\n");
        exitCodes.forEach(
                (verdict, when) ->
                        help.append(String.format(Locale.ROOT, "  %2d  ", verdict.exitCode()))
                                .append(when)
                                .append('\n'));
        return help.toString();
    }
}
