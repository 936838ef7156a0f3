package io.drover.trial.expect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is when a test is looked at. The test's folder is written as its placeholder everywhere. */
public interface Seen {
    /** The assets of the server. */
    List<JsonNode> assets();

    /** The albums of the server, each with the names of its assets. */
    List<JsonNode> albums();

    /** The files that a glob names, by their paths below the test's folder, in order; folders are not among them. */
    List<String> files(String glob);

    /** Whether there is a file or folder. */
    boolean exists(String path);

    /** What a file holds as text, or null when there is none. */
    @Nullable
    String text(String path);

    /** The state of each file in the ledger, by its path below the test's folder. */
    Map<String, String> ledger();

    /** What was sent to what is captured, in order. */
    List<JsonNode> sent();

    /** Warnings and errors that were logged. */
    List<String> log();

    /** Messages that failed. */
    List<String> failures();
}
