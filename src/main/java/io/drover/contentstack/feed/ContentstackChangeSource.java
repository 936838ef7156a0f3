package io.drover.contentstack.feed;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is published and unpublished in an environment of a stack. */
public final class ContentstackChangeSource implements ChangeSource {
    private static final Logger LOG = LoggerFactory.getLogger(ContentstackChangeSource.class);

    private final ContentstackClient client;
    private final String id;
    private final FeedOptions options;
    private final SourceParts parts;
    private final List<SyncStream> streams;

    /** @param id the stack's, as {@link io.drover.contentstack.api.StackSettings#id} makes it */
    public ContentstackChangeSource(ContentstackClient client, String id, FeedOptions options, SourceParts parts) {
        this.client = client;
        this.id = id;
        this.options = options;
        this.parts = parts;
        this.streams = SyncStream.of(options);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String domain() {
        return "com.contentstack";
    }

    @Override
    public String filter() {
        return options.filter();
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        try {
            SpoolFolder.prepare(parts.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for runs cannot be used: " + e.getMessage(), e);
        }
        String text = cursor.position();
        StackPosition position = text == null ? StackPosition.BEGINNING : StackPosition.parse(text);
        TokenAge.warning(options, streams, position, parts.clock().instant()).ifPresent(LOG::warn);
        return new StreamsReader(
                new PatientCalls(client, parts.patience(), parts.random()), streams, options, parts, position, most);
    }

    /** The service keeps no note of what was told. */
    @Override
    public void confirm(String position) {}
}
