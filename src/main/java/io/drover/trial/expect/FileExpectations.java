package io.drover.trial.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Compares files: whether there are such, and what they hold. */
final class FileExpectations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seen seen;

    FileExpectations(Seen seen) {
        this.seen = seen;
    }

    List<Mismatch> compare(Entry entry) {
        String path = entry.key();
        boolean glob = path.contains("*") || path.contains("{");
        List<String> found = glob ? seen.files(path) : seen.exists(path) ? List.of(path) : List.of();
        if (entry.value() instanceof Scalar word) {
            boolean wanted = word.text().equals("present");
            return wanted == !found.isEmpty() ? List.of() : List.of(presence(entry, wanted));
        }
        return content((Entries) entry.value(), path, found);
    }

    private Mismatch presence(Entry entry, boolean wanted) {
        return new Mismatch(
                entry.line(),
                "files: expected " + entry.key() + (wanted ? " to be there" : " to be gone") + ", but it is "
                        + (wanted ? "not" : "there"),
                wanted ? seen.files("**") : List.of());
    }

    private List<Mismatch> content(Entries expected, String path, List<String> found) {
        List<Mismatch> mismatches = new ArrayList<>();
        String what = "files." + path;
        if (expected.get("count") instanceof Scalar count && !count.text().equals(Integer.toString(found.size()))) {
            mismatches.add(new Mismatch(
                    count.line(),
                    what + ": expected " + count.text() + " files, but there are " + found.size(),
                    found.isEmpty() ? seen.files("**") : found));
        }
        Value text = expected.get("text");
        if (text != null) {
            String all = String.join("", texts(found));
            mismatches.addAll(
                    Pattern.compare(text, found.isEmpty() ? MissingNode.getInstance() : new TextNode(all), what));
        }
        Value json = expected.get("json");
        if (json != null) {
            mismatches.addAll(Pattern.compare(
                    json,
                    found.isEmpty()
                            ? MissingNode.getInstance()
                            : parsed(texts(found).get(0)),
                    what));
        }
        if (expected.get("lines") instanceof Items lines) {
            mismatches.addAll(Matching.inOrder(lines, lines(found), what));
        }
        if (expected.get("contains") instanceof Items lines) {
            mismatches.addAll(Matching.amongInOrder(lines, lines(found), what));
        }
        return mismatches;
    }

    private List<String> texts(List<String> found) {
        List<String> texts = new ArrayList<>();
        for (String path : found) {
            String text = seen.text(path);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The lines of all files, one after the other. */
    private List<JsonNode> lines(List<String> found) {
        return texts(found).stream()
                .flatMap(String::lines)
                .map(FileExpectations::parsed)
                .toList();
    }

    /** What is no JSON is a text. */
    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return new TextNode(text);
        }
    }
}
