package io.drover.cli;

import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.LedgerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the ledger in words. */
final class WhyText {
    private WhyText() {}

    static String unknown(String path) {
        Path local = Identity.local(path);
        return "Nothing is known of " + path + ": "
                + (local == null || Files.exists(local)
                        ? "no scan has come to it yet, or it lies outside of what was scanned"
                        : "there is no such file, and no scan ever saw one");
    }

    /** The first line names the file and its state; the others are indented below it. */
    static List<String> sentences(LedgerRow row) {
        Known known = row.known();
        List<String> lines = new ArrayList<>();
        lines.add(row.path() + " is " + known.state().label() + (known.reason() == null ? "" : ": " + known.reason()));
        lines.add("  for " + row.target().server() + ", user " + row.target().user()
                + (known.assetId() == null ? "" : ", asset " + known.assetId()));
        lines.add("  found by " + row.source() + ", recorded first " + Times.of(row.firstSeenMillis()) + " and last "
                + Times.of(row.updatedMillis()) + ", " + known.attempts()
                + (known.attempts() == 1 ? " attempt" : " attempts"));
        FileStamp stamp = new FileStamp(known.size(), known.modifiedNanos(), null);
        lines.add("  it had " + Format.count(known.size()) + " bytes, modified " + Times.of(stamp.modified())
                + (known.checksum() == null ? ", never read" : ", SHA-1 " + known.checksum()));
        if (row.sidecar() != null) {
            lines.add("  its sidecar " + row.sidecar() + " travels with it");
        }
        if (row.disposal() != null) {
            lines.add("  then it was " + row.disposal());
        }
        if (known.state() == FileState.FAILED) {
            lines.add("  next attempt by a scan: " + Times.due(known.nextAttemptMillis()));
        }
        Path local = Identity.local(row.path());
        if (local != null) {
            lines.add("  now " + now(local, known));
        }
        return lines;
    }

    private static String now(Path path, Known known) {
        try {
            return known.matches(FileStamp.of(path))
                    ? "it lies there unchanged"
                    : "it lies there with other size or time: the next scan takes it again";
        } catch (IOException e) {
            return "it is not there, or cannot be read";
        }
    }

    static Map<String, @Nullable Object> json(LedgerRow row) {
        Known known = row.known();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", row.path());
        json.put("state", known.state().label());
        json.put("reason", known.reason());
        json.put("server", row.target().server());
        json.put("user", row.target().user());
        json.put("assetId", known.assetId());
        json.put("source", row.source());
        json.put("size", known.size());
        json.put("modified", new FileStamp(known.size(), known.modifiedNanos(), null).modified());
        json.put("checksum", known.checksum());
        json.put("attempts", known.attempts());
        json.put("sidecar", row.sidecar());
        json.put("disposal", row.disposal());
        json.put("firstRecorded", Times.iso(row.firstSeenMillis()));
        json.put("lastRecorded", Times.iso(row.updatedMillis()));
        json.put("nextAttempt", known.state() == FileState.FAILED ? Times.iso(known.nextAttemptMillis()) : null);
        return json;
    }
}
