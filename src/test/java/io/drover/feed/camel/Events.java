package io.drover.feed.camel;

import io.drover.feed.Change;
import io.drover.feed.ChangeBatch;
import io.drover.feed.Envelope;
import io.drover.feed.Operation;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Batches to hand over. */
final class Events {
    private Events() {}

    /** Assets that are there, one for each sequence. */
    static ChangeBatch batch(long generation, long first, long last) {
        return batch(LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> change(Operation.UPSERT, generation, sequence))
                .toList());
    }

    static ChangeBatch batch(List<Change> changes) {
        return new ChangeBatch("library", "org.example", Envelope.CLOUDEVENTS, changes);
    }

    static Change change(Operation operation, long generation, long sequence) {
        return new Change(
                "/fake",
                "asset",
                "asset/" + sequence,
                operation,
                Instant.parse("2026-05-01T10:11:12Z"),
                "v" + sequence,
                generation,
                sequence,
                operation == Operation.DELETE ? null : "{\"size\":" + sequence + "}",
                null);
    }
}
