package io.drover.feed.camel;

import io.drover.feed.Manifest;
import io.drover.feed.Manifest.Counts;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Says in the log how the runs of a feed end: quietly when nothing was to do, and each trouble once. For one thread. */
final class RunReport {
    private static final double MILLIS = 1_000;

    private final String feed;
    private final Logger log;
    private @Nullable String trouble;

    RunReport(String feed, Logger log) {
        this.feed = feed;
        this.log = log;
    }

    /** A run has come to its end, or to an early one. */
    void ran(Manifest manifest) {
        if (hasDoneSomething(manifest)) {
            log.info("feed {}: {}", feed, summary(manifest));
        }
        if (manifest.error() == null) {
            goesOn();
        } else {
            failed(manifest.error());
        }
    }

    /** What was to be done could not be. @param reason in one sentence */
    void failed(String reason) {
        if (reason.equals(trouble)) {
            log.debug("feed {}: still {}", feed, reason);
        } else if (reason.startsWith("feed " + feed + " ") || reason.startsWith("feed " + feed + ": ")) {
            log.warn("{}", reason); // a sentence that names the feed, because it also stands alone
        } else {
            log.warn("feed {}: {}", feed, reason);
        }
        trouble = reason;
    }

    /** Another process has the feed now, as it should be where several stand by. @param sentence names the feed */
    void fenced(String sentence) {
        log.info("{}", sentence);
        trouble = null;
    }

    private void goesOn() {
        if (trouble != null) {
            log.info("feed {}: goes on", feed);
            trouble = null;
        }
    }

    private static boolean hasDoneSomething(Manifest manifest) {
        return manifest.types().values().stream()
                .anyMatch(counts -> counts.emitted() > 0 || counts.delivered() > 0 || counts.dead() > 0);
    }

    private static String summary(Manifest manifest) {
        long delivered = 0;
        long dead = 0;
        long waiting = 0;
        StringJoiner types = new StringJoiner(", ");
        for (Map.Entry<String, Counts> type : new TreeMap<>(manifest.types()).entrySet()) {
            Counts counts = type.getValue();
            delivered += counts.delivered();
            dead += counts.dead();
            waiting += counts.waiting();
            if (counts.delivered() > 0) {
                types.add(type.getKey() + " " + counts.delivered());
            }
        }
        String kinds = types.length() == 0 ? "" : " (" + types + ")";
        double seconds = Duration.between(manifest.started(), manifest.ended()).toMillis() / MILLIS;
        return String.format(
                "run %d: %d changes delivered%s, %d dead, %d waiting, %.1f s, generation %d, up to %d",
                manifest.run(),
                delivered,
                kinds,
                dead,
                waiting,
                seconds,
                manifest.generation(),
                manifest.lastSequence());
    }
}
