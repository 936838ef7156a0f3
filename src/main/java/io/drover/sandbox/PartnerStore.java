package io.drover.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who shares all assets with whom. One lock; what it gives out never changes. */
final class PartnerStore {
    private final Map<Pair, Partner> partners = new LinkedHashMap<>();
    private final ChangeLog changes;

    PartnerStore(ChangeLog changes) {
        this.changes = changes;
    }

    private record Pair(String sharedBy, String sharedWith) {}

    /** Lets a user share with another; tells whether that was not so yet. */
    synchronized boolean add(String sharedBy, String sharedWith) {
        Pair pair = new Pair(sharedBy, sharedWith);
        if (partners.containsKey(pair)) {
            return false;
        }
        partners.put(pair, new Partner(sharedBy, sharedWith, false, noted(pair)));
        return true;
    }

    /** Ends the sharing; tells whether there was any. Nothing is told of the assets: its end says it, as in Immich. */
    synchronized boolean remove(String sharedBy, String sharedWith) {
        boolean removed = partners.remove(new Pair(sharedBy, sharedWith)) != null;
        if (removed) {
            changes.deleted(ChangeLog.Kind.PARTNER, ChangeLog.EVERYBODY, sharedBy, sharedWith);
        }
        return removed;
    }

    /** Shows the assets among the other user's own ones, or not; null when nothing is shared. */
    synchronized @Nullable Partner show(String sharedBy, String sharedWith, boolean inTimeline) {
        Pair pair = new Pair(sharedBy, sharedWith);
        Partner changed = partners.computeIfPresent(pair, (unchanged, partner) -> partner.inTimeline(inTimeline));
        if (changed != null) {
            noted(pair);
        }
        return changed;
    }

    private UpdateId noted(Pair pair) {
        return changes.upserted(ChangeLog.Kind.PARTNER, ChangeLog.EVERYBODY, pair.sharedBy(), pair.sharedWith());
    }

    synchronized @Nullable Partner find(String sharedBy, String sharedWith) {
        return partners.get(new Pair(sharedBy, sharedWith));
    }

    /** In the order in which they began. */
    synchronized List<Partner> list(Predicate<Partner> filter) {
        return partners.values().stream().filter(filter).toList();
    }

    /** The ids of the users who share with a user, in the order in which they began. */
    List<String> sharingWith(String user) {
        return list(partner -> partner.sharedWith().equals(user)).stream()
                .map(Partner::sharedBy)
                .toList();
    }
}
