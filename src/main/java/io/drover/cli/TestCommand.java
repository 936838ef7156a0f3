package io.drover.cli;

import io.drover.runtime.Folders;
import io.drover.trial.Trial;
import io.drover.trial.Verdict;
import io.drover.trial.plan.TestCase;
import io.drover.trial.plan.TestFile;
import io.drover.trial.plan.TestFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover test}: do the routes do what the tests beside them say? */
@Command(
        name = "test",
        sortOptions = false,
        description =
                "Runs the tests that stand beside routes: for NAME.camel.yaml those of NAME.test.yaml. Each runs in a"
                        + " folder and against servers of its own that are made for it; nothing of yours is read or changed, and"
                        + " what would leave this machine is kept and compared instead. docs/testing-routes.md tells how to write one.",
        footer = {
            "",
            "Examples:",
            "  drover test                                   all tests of the routes folder",
            "  drover test routes/ingest-folder.camel.yaml   those of one route",
            "  drover test --verbose my-routes",
            "  drover test --init routes/mine.camel.yaml     writes a test to begin with",
            "",
            "Exit codes: 0 all passed, 1 some failed, 2 a test, a setting or the command line is wrong."
        })
final class TestCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Routes, test files, or folders with such; default: the routes folder.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--verbose", description = "Also tell which steps messages took, and what was logged.")
    private boolean verbose;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "How long each test may take, such as 5s; beats what the tests say.")
    @Nullable
    private Duration within;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    private boolean json;

    @Option(
            names = "--init",
            description = "Write a test to begin with beside each route that has none, and run nothing.")
    private boolean init;

    private final Surroundings surroundings;
    private final Workspace workspace;

    TestCommand(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Folders folders = workspace.folders();
        List<Path> named = paths.isEmpty() ? List.of(folders.routes()) : paths;
        if (init) {
            for (Path route : named) {
                surroundings.out().println("wrote " + TestSkeleton.write(route));
            }
            surroundings.out().flush();
            return ExitCode.OK;
        }
        List<TestFile> files = read(found(named));
        TestReport report = new TestReport(surroundings.out(), verbose, json);
        Trial trial = new Trial(
                folders,
                surroundings.clock(),
                new DivertedLog(),
                surroundings.stop().asked(),
                within);
        for (TestFile file : files) {
            for (TestCase test : file.tests()) {
                if (surroundings.stop().isAsked()) {
                    throw new CommandException(ExitCode.SOME_FAILED, "stopped before all tests were run");
                }
                Verdict verdict = trial.run(file, test);
                report.add(file, verdict);
            }
        }
        report.end();
        return report.allPassed() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private static List<Path> found(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(in(path));
            } else {
                files.add(testOf(path));
            }
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(TestFile.SUFFIX))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw usage("the folder " + folder + " holds no *" + TestFile.SUFFIX
                        + " file; drover test --init ROUTE writes one to begin with");
            }
            return files;
        }
    }

    private static Path testOf(Path path) {
        if (!Files.isReadable(path)) {
            throw usage("there is no file " + path);
        }
        if (path.toString().endsWith(TestFile.SUFFIX)) {
            return path;
        }
        Path test = testFile(path);
        if (!Files.isReadable(test)) {
            throw usage("the route " + path + " has no test: " + test.getFileName() + " beside it; drover test --init "
                    + path + " writes one to begin with");
        }
        return test;
    }

    static Path testFile(Path route) {
        try {
            return TestFile.of(route);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** All are read before any runs, so that a slip in the last one costs no time. */
    private static List<TestFile> read(List<Path> files) {
        List<TestFile> tests = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                tests.add(TestFile.read(file));
            } catch (TestFileException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw usage(String.join(System.lineSeparator(), problems));
        }
        return tests;
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }
}
