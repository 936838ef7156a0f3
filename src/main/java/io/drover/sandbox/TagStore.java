package io.drover.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of all users and what bears them. One lock; what it gives out never changes. */
final class TagStore implements AssetHolder {
    private final Map<String, Tag> byId = new LinkedHashMap<>();
    private final AssetLinks links = new AssetLinks();
    private final Ids ids;
    private final Clock clock;

    TagStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the tag at the end of a path, and those above it, where they are not there.
     *
     * @param path steps with slashes between them; empty ones do not count
     * @return null when the path has no steps
     */
    synchronized @Nullable Tag upsert(String owner, String path) {
        Tag tag = null;
        for (String step : path.split("/")) {
            if (!step.isEmpty()) {
                tag = upsert(owner, tag, step);
            }
        }
        return tag;
    }

    private Tag upsert(String owner, @Nullable Tag parent, String step) {
        Instant now = clock.instant();
        String value = parent == null ? step : parent.value() + "/" + step;
        Tag upserted = byId.values().stream()
                .filter(tag -> tag.owner().equals(owner) && tag.value().equals(value))
                .map(tag -> tag.updated(now))
                .findFirst()
                .orElseGet(() -> new Tag(ids.uuid(), owner, parent == null ? null : parent.id(), value, now, now));
        byId.put(upserted.id(), upserted);
        return upserted;
    }

    synchronized @Nullable Tag find(String id) {
        return byId.get(id);
    }

    /** A user's tags, in the order of their paths. */
    synchronized List<Tag> of(String owner) {
        return byId.values().stream()
                .filter(tag -> tag.owner().equals(owner))
                .sorted(Comparator.comparing(Tag::value))
                .toList();
    }

    /** The tags that an asset bears. */
    synchronized List<Tag> tagsOf(String asset) {
        return links.holdersOf(asset).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether an asset bears a tag or one below it. */
    synchronized boolean bears(String asset, String id) {
        Tag tag = byId.get(id);
        return tag != null
                && tagsOf(asset).stream()
                        .anyMatch(borne -> borne.owner().equals(tag.owner())
                                && (borne.value() + "/").startsWith(tag.value() + "/"));
    }

    /** Removes a tag and those below it. */
    synchronized void remove(String id) {
        byId.remove(id);
        links.removeHolder(id);
        byId.values().stream()
                .filter(tag -> id.equals(tag.parent()))
                .map(Tag::id)
                .toList()
                .forEach(this::remove);
    }

    @Override
    public synchronized boolean holds(String id, String asset) {
        return links.has(id, asset);
    }

    @Override
    public synchronized boolean put(String id, String asset) {
        return links.add(id, asset);
    }

    @Override
    public synchronized boolean take(String id, String asset) {
        return links.remove(id, asset);
    }

    /** Takes all tags from an asset that is no more. */
    synchronized void forget(String asset) {
        links.holdersOf(asset).forEach(tag -> links.remove(tag, asset));
    }
}
