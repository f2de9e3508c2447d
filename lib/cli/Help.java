package lib.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import lib.finding.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code --help}: the options under their headings, examples and exit codes. */
record Help(
        String script,
        String description,
        List<Declaration> operands,
        Map<String, List<Declaration>> sections,
        List<String> examples,
        Map<Verdict, String> exitCodes) {

    String text(int width) {
        // Or picocli looks for Groovy in every jar of the class path.
        System.setProperty("picocli.disable.closures", "true");
        CommandSpec command = CommandSpec.create().name(script);
        command.usageMessage()
                .width(width)
                .description(description)
                .abbreviateSynopsis(true)
                .sortOptions(false);
        for (Declaration operand : operands) {
            command.add(positional(operand));
        }
        int order = 0;
        for (Map.Entry<String, List<Declaration>> part : sections.entrySet()) {
            ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                    .heading("%n" + part.getKey() + ":%n")
                    .validate(false)
                    .order(order++);
            for (Declaration option : part.getValue()) {
                group.addArg(spec(option));
            }
            command.addArgGroup(group.build());
        }
        StringBuilder help = new StringBuilder(new CommandLine(command).getUsageMessage(Ansi.OFF));
        if (!examples.isEmpty()) {
            help.append(examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n");
        }
        for (String example : examples) {
            help.append("  ").append(example).append('\n');
        }
        help.append("\nExit codes:\n");
        exitCodes.forEach((verdict, when) -> help.append(String.format(Locale.ROOT, "  %2d  ", verdict.exitCode()))
                .append(when)
                .append('\n'));
        return help.toString();
    }

    private static PositionalParamSpec positional(Declaration operand) {
        boolean endless = operand.most() == Integer.MAX_VALUE;
        return PositionalParamSpec.builder()
                .paramLabel(operand.label())
                .arity(operand.least() + ".." + (endless ? "*" : operand.most()))
                .required(operand.least() > 0)
                .description(operand.text())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    private static OptionSpec spec(Declaration option) {
        // picocli formats descriptions: a percent sign of ours is one.
        OptionSpec.Builder spec = OptionSpec.builder(option.names().toArray(new String[0]))
                .description(option.text().replace("%", "%%"))
                .arity(option.takesValue() ? "1" : "0");
        if (option.takesValue()) {
            spec.paramLabel(option.label());
            spec.type(option.isRepeatable() ? List.class : String.class);
            spec.auxiliaryTypes(String.class);
        }
        return spec.build();
    }
}
