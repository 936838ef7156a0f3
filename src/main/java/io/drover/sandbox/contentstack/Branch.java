package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A branch of a stack: what its editors have saved, and what happened in each environment. Safe for many threads. */
final class Branch {
    private static final int MOST_MILLIS_BEFORE = 10;

    private final Stack stack;
    private final Editions editions = new Editions();
    private final Map<Environment, EventLog> logs = new LinkedHashMap<>();
    private final Queue<Oddity> oddities = new ArrayDeque<>();
    private long number;

    Branch(Stack stack) {
        this.stack = stack;
        stack.environments().forEach(environment -> logs.put(environment, new EventLog()));
    }

    synchronized void define(String contentType) {
        editions.define(contentType);
    }

    synchronized void save(EntryDraft draft) {
        stack.locales().require(draft.locale());
        editions.save(draft.key(), draft.title(), Json.object(draft.fields()), now());
    }

    synchronized void save(AssetUpload upload) {
        ObjectNode own = Json.object()
                .put("filename", upload.filename())
                .put("content_type", upload.mediaType())
                .put("file_size", String.valueOf(upload.content().length))
                .put("url", stack.address().get() + stack.files().add(upload))
                .put("is_dir", false);
        if (upload.mediaType().startsWith("image/")) {
            own.putObject("dimension").put("height", 480).put("width", 640);
        }
        editions.save(Editions.asset(upload.uid()), upload.filename(), own, now());
    }

    /** @param at when it is said to have happened, or null for now */
    synchronized void publish(Environment environment, ContentKey key, @Nullable Instant at) {
        stack.locales().require(key.locale());
        Edition edition = editions.shown(key, stack.locales().chain(key.locale()))
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " cannot be published: nothing is saved in its locale or one that it falls back to"));
        Instant time = at == null ? time(environment) : checked(environment, key, at);
        // The recorded stamps of a publication and of its event differ by some milliseconds.
        Instant publishedAt = time.minusMillis(number % MOST_MILLIS_BEFORE);
        add(
                environment,
                ItemType.published(key.isAsset()),
                key,
                time,
                edition.published(environment, key.locale(), publishedAt));
    }

    synchronized void unpublish(Environment environment, ContentKey key) {
        Event published = log(environment)
                .last(key)
                .filter(Event::isPublication)
                .orElseThrow(() -> new IllegalArgumentException(key + " is not published in " + environment.name()));
        ObjectNode data = Items.gone(key);
        data.set("title", published.item().path("data").path("title"));
        add(environment, ItemType.unpublished(key.isAsset()), key, time(environment), data);
    }

    /** Deletes an entry or asset in all its locales. */
    synchronized void delete(String contentType, String uid) {
        editions.removeAll(contentType, uid);
        for (Environment environment : logs.keySet()) {
            log(environment).known(contentType, uid).forEach(key -> tellDeletion(environment, key));
        }
    }

    /** Deletes an entry in one locale. */
    synchronized void delete(ContentKey key) {
        editions.remove(key);
        for (Environment environment : logs.keySet()) {
            if (log(environment).known(key.contentType(), key.uid()).contains(key)) {
                tellDeletion(environment, key);
            }
        }
    }

    private void tellDeletion(Environment environment, ContentKey key) {
        add(environment, ItemType.deleted(key.isAsset()), key, time(environment), Items.gone(key));
    }

    synchronized void deleteContentType(String contentType) {
        editions.removeContentType(contentType);
        for (Environment environment : logs.keySet()) {
            String type = ItemType.CONTENT_TYPE_DELETED.word();
            add(environment, Items.event(number++, time(environment), type, contentType, null, Json.object()));
        }
    }

    synchronized void announce(Environment environment, String type, ContentKey key) {
        add(environment, Items.event(number++, time(environment), type, key.contentType(), null, Items.gone(key)));
    }

    synchronized void seed(Environment environment, int count) {
        editions.define(BulkEntries.CONTENT_TYPE);
        String locale = stack.locales().names().get(0);
        log(environment).begin(new BulkEntries(environment, locale, count, now()));
    }

    /** Tells the next event in an odd way. */
    synchronized void odd(Oddity oddity) {
        oddities.add(oddity);
    }

    synchronized boolean hasContentType(String name) {
        return editions.hasContentType(name);
    }

    /** Reads what happened while nothing happens. */
    synchronized <T> T read(Environment environment, Function<EventLog, T> reader) {
        return reader.apply(log(environment));
    }

    private void add(Environment environment, ItemType type, ContentKey key, Instant at, ObjectNode data) {
        add(environment, Items.event(number++, at, type, key, data));
    }

    private void add(Environment environment, Event event) {
        Oddity oddity = oddities.poll();
        Event told = oddity == null ? event : Items.odd(event, oddity);
        log(environment).add(told);
        stack.tell(environment, told);
    }

    private EventLog log(Environment environment) {
        return Objects.requireNonNull(logs.get(environment));
    }

    private Instant now() {
        return stack.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The time of what happens now, which is never before that of what happened already. */
    private Instant time(Environment environment) {
        Instant now = now();
        Instant newest = log(environment).newest();
        return now.isAfter(newest) ? now : newest;
    }

    private Instant checked(Environment environment, ContentKey key, Instant at) {
        Instant earliest = log(environment).notBefore(key);
        if (at.isBefore(earliest) || at.isAfter(now())) {
            throw new IllegalArgumentException(key + " cannot have been published at " + at + ", which is not from "
                    + earliest + ", when something happened to it, to " + now());
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
