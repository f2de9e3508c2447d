///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs every test of relaykit
//JAVA 17+
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//SOURCES ../lib/Lib.java
//SOURCES ../scripts/*.java *.java **/*.java
package tests;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Finds the tests that were asked for and runs them, two classes at a time. */
public class RunTests {
    private static final String USAGE = """
            Usage: test [--list] [--quick] [--no-skips] [NAME...]
            Runs the test classes whose name contains one of the names, or all.

              --list       only list the classes
              --quick      leave the slow tests out
              --no-skips   count a skipped test as failed, as CI does

            Exit code: 0 all passed, 1 a test failed, 2 wrong option or no such test.
            """;

    /** Classes side by side: most tests wait for a process or a server. */
    private static final Map<String, String> SIDE_BY_SIDE = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "same_thread",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.executor-service", "worker_thread_pool",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");

    public static void main(String... args) throws Exception {
        List<String> options = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String arg : args) {
            (arg.startsWith("-") ? options : names).add(arg);
        }
        if (options.contains("--help") || options.contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        if (!Set.of("--list", "--quick", "--no-skips").containsAll(options)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(run(options, names));
    }

    private static int run(List<String> options, List<String> names) throws Exception {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(jar())))
                .filters(includeClassNamePatterns(pattern(names)))
                .configurationParameter("junit.jupiter.testclass.order.default", SlowFirst.class.getName())
                .configurationParameters(SIDE_BY_SIDE);
        if (options.contains("--quick")) {
            request.filters(excludeTags("slow"));
        }
        Launcher launcher = LauncherFactory.create();
        TestPlan plan = launcher.discover(request.build());
        if (!plan.containsTests()) {
            System.err.println("test: no test class has a name with " + String.join(" or ", names));
            return 2;
        }
        if (options.contains("--list")) {
            classes(plan).forEach(System.out::println);
            return 0;
        }
        TestReport report = new TestReport(options.contains("--no-skips"));
        launcher.execute(plan, report);
        return report.close() ? 0 : 1;
    }

    /** JBang compiled the tests and everything that they test into one jar. */
    private static Path jar() throws Exception {
        return Path.of(RunTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String pattern(List<String> names) {
        return names.isEmpty()
                ? ".*Test"
                : names.stream()
                        .map(name -> name.replaceFirst("Test(\\.java)?$", ""))
                        .map(name -> ".*\\Q" + name + "\\E[^.]*Test")
                        .collect(Collectors.joining("|"));
    }

    private static List<String> classes(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getChildren(root).stream())
                .map(TestIdentifier::getDisplayName)
                .sorted()
                .toList();
    }
}
