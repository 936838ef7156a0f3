package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.Outcome;
import io.drover.ingest.Tally;
import io.drover.text.PathText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The last words of an upload: counts that balance, and what went wrong. */
final class UploadReport {
    private final UploadOptions options;
    private final Surroundings surroundings;

    UploadReport(UploadOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    void print(UploadResult result) {
        if (options.json) {
            Json.writeLine(surroundings.out(), result.toJson());
        } else if (!options.quiet) {
            table(surroundings.out(), result);
        }
        troubles(result);
        surroundings.out().flush();
    }

    private void table(PrintWriter out, UploadResult result) {
        Tally tally = result.tally();
        if (options.dryRun) {
            out.println("Dry run: nothing was sent or recorded. This is what would happen:");
        }
        for (FileState state : FileState.values()) {
            if (tally.of(state) > 0) {
                out.printf("%,12d  %s%n", tally.of(state), state.label());
            }
        }
        if (tally.putBack() > 0) {
            out.printf("%,12d  put back for the next run%n", tally.putBack());
        }
        out.println("------------");
        out.printf("%,12d  found, %s%s%n", tally.found(), Format.bytes(tally.foundBytes()), balance(tally));
        out.println(String.join(", ", work(result)) + ".");
    }

    private static String balance(Tally tally) {
        return tally.balances() ? "" : "; THE COUNTS DO NOT BALANCE, which is a defect of Drover: please report it";
    }

    private static List<String> work(UploadResult result) {
        Tally tally = result.tally();
        List<String> parts = new ArrayList<>();
        parts.add("Took " + Format.duration(result.duration()));
        if (tally.known() > 0) {
            parts.add(Format.count(tally.known()) + " known from before and not read again");
        }
        if (tally.sidecars() > 0) {
            parts.add(Format.count(tally.sidecars()) + (tally.sidecars() == 1 ? " sidecar" : " sidecars")
                    + " went along");
        }
        parts.add(Format.bytes(result.progress().sentBytes()) + " sent");
        return parts;
    }

    private void troubles(UploadResult result) {
        PrintWriter err = surroundings.err();
        for (Outcome outcome : result.troubles()) {
            err.println("drover: " + outcome.state().label() + ": "
                    + PathText.of(outcome.file().path()) + ": " + outcome.reason());
        }
        long more = result.recordedTroubles() - result.troubles().size();
        if (more > 0) {
            err.println("drover: and " + Format.count(more) + " more; --report FILE lists them all");
        }
        if (result.unrecordedTroubles() > 0) {
            err.println("drover: " + Format.files(result.unrecordedTroubles())
                    + " failed and could not be recorded; the next run takes what has no other record");
        }
        if (result.earlierTroubles() > 0) {
            err.println("drover: " + Format.files(result.earlierTroubles())
                    + " failed or rejected in an earlier run and not due yet; drover retry --state failed,rejected"
                    + " makes them due");
        }
        if (result.listTrouble() != null) {
            err.println("drover: " + result.listTrouble());
        }
        if (result.stopped()) {
            err.println("drover: stopped; run it again for the rest");
        } else if (result.tally().putBack() > 0) {
            err.println("drover: broken off, " + Format.files(result.tally().putBack()) + " put back" + because(result)
                    + "; run it again for the rest");
        }
        err.flush();
    }

    private static String because(UploadResult result) {
        return result.brokenOffBy() == null ? "" : ": " + result.brokenOffBy();
    }
}
