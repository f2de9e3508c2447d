package lib.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and which option was meant. */
final class Misuse {
    private Misuse() {}

    static Problem problem(
            String script, Map<ArgSpec, Option<?>> declared, ParameterException misuse) {
        String why = misuse.getMessage();
        List<String> names = new ArrayList<>();
        for (Map.Entry<ArgSpec, Option<?>> entry : declared.entrySet()) {
            if (entry.getKey() instanceof OptionSpec spec) {
                names.addAll(List.of(spec.names()));
                // picocli calls an option by its longest name, relaykit by its first.
                why = why.replace(quoted(spec.longestName()), quoted(entry.getValue().name()));
            }
        }
        String help = script + " --help";
        String near =
                misuse instanceof UnmatchedArgumentException unknown
                        ? Nearest.of(unknown.getUnmatched().get(0), names)
                        : "";
        return Problem.badInput(
                "option.unusable",
                "command line",
                why,
                near.isEmpty() ? help : "did you mean " + near + "? All options: " + help);
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}
