package io.drover.cli;

import io.drover.lint.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a check found: what is well, what is doubtful, and what is not well. */
final class Findings {
    private final List<String> good = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean server;

    void good(String what, String words) {
        good.add("%-9s %s".formatted(what, words));
    }

    /** Something that is allowed and should not be. */
    void warning(Problem warning) {
        warnings.add(warning);
    }

    void warning(String sentence) {
        warning(Problem.of(sentence));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    void problem(String what, String sentence) {
        problems.add(Problem.of(what + ": " + sentence));
    }

    void serverProblem(String sentence) {
        server = true;
        problem("server", sentence);
    }

    int exitCode() {
        if (problems.isEmpty()) {
            return ExitCode.OK;
        }
        return server ? ExitCode.SERVER : ExitCode.USAGE;
    }

    void print(Surroundings surroundings, boolean json) {
        if (json) {
            Json.writeLine(
                    surroundings.out(),
                    Json.object(
                            "ok", problems.isEmpty(),
                            "good",
                                    good.stream()
                                            .map(line -> line.replaceAll(" +", " "))
                                            .toList(),
                            "warnings", warnings.stream().map(Findings::json).toList(),
                            "problems", problems.stream().map(Findings::json).toList()));
            return;
        }
        PrintWriter out = surroundings.out();
        good.forEach(line -> out.println("ok       " + line));
        out.flush();
        warnings.forEach(warning -> surroundings.err().println("warning  " + warning));
        problems.forEach(problem -> surroundings.err().println("problem  " + problem));
        surroundings.err().flush();
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", problem.file());
        json.put("line", problem.line() == 0 ? null : problem.line());
        json.put("column", problem.column() == 0 ? null : problem.column());
        json.put("key", problem.key());
        json.put("sentence", problem.sentence());
        json.put("suggestion", problem.suggestion());
        return json;
    }
}
