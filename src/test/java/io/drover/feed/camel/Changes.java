package io.drover.feed.camel;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Operation;
import io.drover.feed.SourceChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes of assets with ever growing places, a batch at a time. */
final class Changes {
    private static final String SOURCE = "/immich/users/0b6f3d0e-6f1b-4f0e-9a5e-7f2f4f1f0001";
    private static final Instant TIME = Instant.parse("2026-05-01T12:00:00Z");

    private final List<Change> next = new ArrayList<>();
    private long sequence;

    /** The asset is there, in this version. */
    Changes upsert(String asset, int version) {
        return add(SourceChange.upsert(
                "asset", "asset/" + asset, TIME, "v" + version, "{\"version\":" + version + "}", List.of()));
    }

    /** The asset is gone. */
    Changes delete(String asset, int version) {
        return add(SourceChange.delete("asset", "asset/" + asset, null, "v" + version, null));
    }

    /** A new generation begins. */
    Changes reset() {
        return add(new SourceChange("feed", "feed", Operation.RESET, TIME, "1", null, "first run", List.of()));
    }

    Changes add(SourceChange change) {
        sequence++;
        next.add(Change.of(change, SOURCE, 1, sequence));
        return this;
    }

    /** The changes since the last batch. */
    ChangeBatch batch() {
        ChangeBatch batch = new ChangeBatch("photos", "app.immich", Envelope.CLOUDEVENTS, next);
        next.clear();
        return batch;
    }
}
