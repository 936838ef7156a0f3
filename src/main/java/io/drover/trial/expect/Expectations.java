package io.drover.trial.expect;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.trial.plan.Expect;
import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks whether all that a test expects is so. */
public final class Expectations {
    private final Expect expect;
    private final Seen seen;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Expectations(Expect expect, Seen seen) {
        this.expect = expect;
        this.seen = seen;
    }

    /** What is not as it must be, without what was logged and what failed. */
    public static List<Mismatch> ofState(Expect expect, Seen seen) {
        Expectations look = new Expectations(expect, seen);
        look.state();
        return look.mismatches;
    }

    /** All that is not as it must be. */
    public static List<Mismatch> ofAll(Expect expect, Seen seen) {
        Expectations look = new Expectations(expect, seen);
        look.state();
        look.words("failures", "a failure", expect.failures(), seen.failures());
        look.words("log", "a warning or error", expect.log(), seen.log());
        return look.mismatches;
    }

    private void state() {
        things("assets", expect.assets(), seen::assets);
        things("albums", expect.albums(), seen::albums);
        if (expect.files() instanceof Entries files) {
            FileExpectations look = new FileExpectations(seen);
            files.entries().forEach(entry -> mismatches.addAll(look.compare(entry)));
        }
        if (expect.ledger() instanceof Entries ledger) {
            mismatches.addAll(LedgerExpectations.compare(ledger, seen.ledger()));
        }
        if (expect.sent() instanceof Entries sent) {
            sent(sent);
        }
    }

    private interface Things {
        List<JsonNode> now();
    }

    private void things(String what, @Nullable Value expected, Things things) {
        if (expected instanceof Scalar count) {
            mismatches.addAll(Matching.count(count, things.now(), what));
        } else if (expected instanceof Items items) {
            mismatches.addAll(Matching.each(items, things.now(), what));
        }
    }

    private void sent(Entries sent) {
        Set<String> named = sent.entries().stream().map(Entry::key).collect(Collectors.toSet());
        for (Entry entry : sent.entries()) {
            List<JsonNode> messages = sentTo(entry.key());
            String what = "sent." + entry.key();
            if (entry.value() instanceof Items items) {
                mismatches.addAll(Matching.inOrder(items, messages, what));
            } else if (entry.value() instanceof Scalar count) {
                mismatches.addAll(Matching.count(count, messages, what));
            } else if (entry.value() instanceof Entries some) {
                selection(some, messages, what);
            }
        }
        seen.sent().stream()
                .filter(message -> !named.contains(message.path("scheme").asText()))
                .findFirst()
                .ifPresent(message -> mismatches.add(new Mismatch(
                        sent.line(),
                        "sent: nothing is expected for "
                                + message.path("scheme").asText() + ", but it got " + Shown.json(message))));
    }

    private List<JsonNode> sentTo(String scheme) {
        return seen.sent().stream()
                .filter(message -> message.path("scheme").asText().equals(scheme))
                .toList();
    }

    private void selection(Entries some, List<JsonNode> messages, String what) {
        if (some.get("count") instanceof Scalar count) {
            mismatches.addAll(Matching.count(count, messages, what));
        }
        if (some.get("contains") instanceof Items items) {
            mismatches.addAll(Matching.amongInOrder(items, messages, what));
        }
    }

    /** Each text must be found, and nothing may be told that none of them is found in. */
    private void words(String key, String what, @Nullable Value expected, List<String> told) {
        List<Scalar> words = expected instanceof Items items
                ? items.items().stream().map(Scalar.class::cast).toList()
                : List.of();
        for (Scalar word : words) {
            if (told.stream().noneMatch(line -> line.contains(word.text()))) {
                mismatches.add(new Mismatch(
                        word.line(),
                        key + ": expected " + what + " with \"" + word.text() + "\", but there is none",
                        told));
            }
        }
        List<String> others = told.stream()
                .filter(line -> words.stream().noneMatch(word -> line.contains(word.text())))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            int line = expected == null ? expect.line() : expected.line();
            mismatches.add(new Mismatch(line, key + ": " + what + " that is not expected", others));
        }
    }
}
