package io.drover.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.feed.TypeCounts.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done when a source has told everything: removes what is absent, and tells that all was told. */
final class Completion {
    private static final JsonFactory JSON = new JsonFactory();

    private final Journal journal;
    private final Sweep sweep;
    private final Orphans orphans;
    private final ChangeSource source;
    private final RunBook book;
    private final Runnable written;

    /** @param written called after each part that was written */
    Completion(Journal journal, Sweep sweep, Orphans orphans, ChangeSource source, RunBook book, Runnable written) {
        this.journal = journal;
        this.sweep = sweep;
        this.orphans = orphans;
        this.source = source;
        this.book = book;
        this.written = written;
    }

    /**
     * Writes what is in the journal, and all that follows from it.
     *
     * @param position to go on from, or null
     * @throws FeedException when too much is absent; then nothing is removed, and what was told counts no more as everything
     */
    void complete(@Nullable String position) {
        if (sweep.isDue()) {
            journal.flush(null);
            written.run();
            String refusal = sweep.refusal();
            if (refusal != null) {
                journal.flush(position == null ? null : source.anew(position));
                written.run();
                throw new FeedException(refusal);
            }
            sweep.run();
        }
        if (orphans.areDue(told(), book.owesCompletion())) {
            journal.flush(null);
            written.run();
            orphans.run();
        }
        TypeCounts all = told();
        boolean tells = book.owesCompletion() || all.sum(Column.EMITTED) > 0;
        journal.complete(tells ? json(all) : null);
        journal.flush(position);
        written.run();
    }

    private TypeCounts told() {
        TypeCounts all = new TypeCounts();
        all.addAll(book.read());
        all.addAll(journal.pending().counts());
        return all;
    }

    private static String json(TypeCounts counts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Manifest.Counts> type : counts.counts().entrySet()) {
                json.writeObjectFieldStart(type.getKey());
                json.writeNumberField("fetched", type.getValue().fetched());
                json.writeNumberField("derived", type.getValue().derived());
                json.writeNumberField("filtered", type.getValue().filtered());
                json.writeNumberField("emitted", type.getValue().emitted());
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory has no end", e);
        }
        return text.toString();
    }
}
