package io.drover.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * What became of the dead letters of several nodes.
 *
 * @param putBack how many are among the work again
 * @param left how many tell of no file, and stay where they are
 * @param examples the first of those
 */
record LettersRead(long putBack, long left, List<Example> examples) {

    /** @param place where the record was @param reason why nothing can be made of it, a clause */
    record Example(String place, String reason) {}

    void print(PrintWriter out) {
        out.println(letters(putBack) + " of files put back among the work.");
        if (left > 0) {
            out.println(letters(left) + " left, without a file that can be worked on:");
            examples.forEach(example -> out.println("  " + example.place() + ": " + example.reason()));
            if (left > examples.size()) {
                out.println("  … and " + (left - examples.size()) + " more");
            }
        }
    }

    private static String letters(long count) {
        return count + (count == 1 ? " dead letter" : " dead letters");
    }

    Map<String, Object> toJson() {
        return Json.object(
                "putBack",
                putBack,
                "left",
                left,
                "examples",
                examples.stream()
                        .map(example -> Json.object("place", example.place(), "reason", example.reason()))
                        .toList());
    }
}
