package io.drover.cli;

import io.drover.trial.Verdict;
import io.drover.trial.expect.Mismatch;
import io.drover.trial.plan.TestFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells how tests end: a line each, and what is wrong with those that fail. */
final class TestReport {
    private static final int MOST_DETAILS = 12;

    private final PrintWriter out;
    private final boolean verbose;
    private final boolean json;
    private final List<Map<String, Object>> tests = new ArrayList<>();
    private int passed;
    private int failed;

    TestReport(PrintWriter out, boolean verbose, boolean json) {
        this.out = out;
        this.verbose = verbose;
        this.json = json;
    }

    void add(TestFile file, Verdict verdict) {
        if (verdict.passed()) {
            passed++;
        } else {
            failed++;
        }
        if (json) {
            tests.add(object(file, verdict));
            return;
        }
        out.println((verdict.passed() ? "ok      " : "FAILED  ") + name(file) + ": "
                + verdict.test().name() + "  " + verdict.took().toMillis() + " ms");
        if (!verdict.passed()) {
            explain(file, verdict);
        } else if (verbose) {
            verdict.steps().forEach(step -> out.println("    " + step));
        }
        out.flush();
    }

    private void explain(TestFile file, Verdict verdict) {
        for (Mismatch mismatch : verdict.mismatches()) {
            out.println("    " + file.file() + ":" + mismatch.line() + ": " + mismatch.sentence());
            mismatch.details().stream()
                    .limit(MOST_DETAILS)
                    .flatMap(String::lines)
                    .forEach(detail -> out.println("        " + detail));
            if (mismatch.details().size() > MOST_DETAILS) {
                out.println("        … " + (mismatch.details().size() - MOST_DETAILS) + " more");
            }
        }
        verdict.notes().forEach(note -> out.println("    note: " + note));
        verdict.log().forEach(line -> out.println("    log: " + line));
        out.println("    route: " + file.route());
        if (verbose) {
            verdict.steps().forEach(step -> out.println("    " + step));
        }
    }

    private static String name(TestFile file) {
        String name = String.valueOf(file.file().getFileName());
        return name.substring(0, name.length() - TestFile.SUFFIX.length());
    }

    private static Map<String, Object> object(TestFile file, Verdict verdict) {
        List<Map<String, Object>> mismatches = verdict.mismatches().stream()
                .map(mismatch -> Json.object(
                        "line", mismatch.line(), "sentence", mismatch.sentence(), "details", mismatch.details()))
                .toList();
        return Json.object(
                "file",
                file.file(),
                "route",
                file.route(),
                "name",
                verdict.test().name(),
                "line",
                verdict.test().line(),
                "passed",
                verdict.passed(),
                "millis",
                verdict.took().toMillis(),
                "mismatches",
                mismatches,
                "notes",
                verdict.notes(),
                "log",
                verdict.log(),
                "steps",
                verdict.steps());
    }

    /** The last line. */
    void end() {
        if (json) {
            Json.writeLine(out, Json.object("passed", passed, "failed", failed, "tests", tests));
            return;
        }
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
    }

    boolean allPassed() {
        return failed == 0;
    }
}
