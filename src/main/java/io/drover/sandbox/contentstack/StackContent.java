package io.drover.sandbox.contentstack;

import java.time.Instant;
import java.util.Map;

/**
 * A branch of the stack as its editors see it, with one environment that they publish to. What is saved and deleted
 * concerns all environments of the branch. Safe for many threads.
 */
public final class StackContent {
    private final Branch branch;
    private final Environment environment;

    StackContent(Branch branch, Environment environment) {
        this.branch = branch;
        this.environment = environment;
    }

    /** Makes a content type that has no entries yet. */
    public void define(String contentType) {
        branch.define(contentType);
    }

    /** Saves an entry, and publishes nothing. @throws IllegalArgumentException when the stack lacks the locale */
    public void save(EntryDraft draft) {
        branch.save(draft);
    }

    /** Saves an asset, for all locales, and publishes nothing. */
    public void save(AssetUpload upload) {
        branch.save(upload);
    }

    /** Saves an entry and publishes it in the locale that it is written in. */
    public void publish(EntryDraft draft) {
        save(draft);
        publish(draft.key());
    }

    /**
     * Publishes what is saved. An entry that is not saved in the locale is shown as it is in the nearest one that the
     * locale falls back to.
     *
     * @throws IllegalArgumentException when nothing is saved there either
     */
    public void publish(ContentKey key) {
        branch.publish(environment, key, null);
    }

    /**
     * The same for something that happened earlier and is told only now.
     *
     * @param at the event_at, which may be older than that of events that were told, but not of this key's own
     * @throws IllegalArgumentException when it is, or has not come yet
     */
    public void publishLate(ContentKey key, Instant at) {
        branch.publish(environment, key, at);
    }

    /** Shows it no longer in the environment. @throws IllegalArgumentException when it is not published there */
    public void unpublish(ContentKey key) {
        branch.unpublish(environment, key);
    }

    /** Deletes an entry or asset; an event tells it for each locale that it was ever published in. */
    public void delete(String contentType, String uid) {
        branch.delete(contentType, uid);
    }

    /** Deletes an entry in one locale. */
    public void delete(ContentKey key) {
        branch.delete(key);
    }

    /** Deletes a content type with all its entries, which one event tells. */
    public void deleteContentType(String contentType) {
        branch.deleteContentType(contentType);
    }

    /** Tells of something that nobody knows yet, such as {@code entry_archived}, whatever types were asked for. */
    public void announce(String type, ContentKey key) {
        branch.announce(environment, type, key);
    }

    /** Tells the next event in an odd way; several are for several events. */
    public void odd(Oddity oddity) {
        branch.odd(oddity);
    }

    /**
     * Lets so many entries of the content type {@code bulk} have been published all along, a millisecond apart, in the
     * stack's first locale. They take no memory.
     *
     * @throws IllegalStateException when something happened already
     */
    public void seed(int count) {
        branch.seed(environment, count);
    }

    /** Whether it is published now. */
    public boolean isPublished(ContentKey key) {
        return branch.read(environment, log -> log.last(key).filter(Event::isPublication))
                .isPresent();
    }

    /** What is published now, by key. */
    public Map<ContentKey, PublishedState> published(StateFilter filter) {
        return branch.read(environment, log -> log.published(filter));
    }

    /** The time that nothing which is told late of a key may be before. */
    Instant notBefore(ContentKey key) {
        return branch.read(environment, log -> log.notBefore(key));
    }

    boolean isSameAs(StackContent other) {
        return branch == other.branch && environment.equals(other.environment);
    }

    Environment environment() {
        return environment;
    }

    Branch branch() {
        return branch;
    }
}
