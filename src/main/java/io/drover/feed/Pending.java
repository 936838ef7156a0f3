package io.drover.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is decided and not in the store yet, over what the store knows of the keys at hand. */
final class Pending {
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, KnownKey> told = new HashMap<>();
    private final Map<String, KnownKey> seen = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final TypeCounts counts = new TypeCounts();
    private Map<String, KnownKey> known = new HashMap<>();

    /** These keys are at hand now. */
    void load(Map<String, KnownKey> fromStore) {
        known = new HashMap<>(fromStore);
    }

    /** A key at hand as it is after all that is decided, or null when nothing of the name is there. */
    @Nullable
    KnownKey current(String key) {
        KnownKey now = told.get(key);
        if (now != null) {
            return now;
        }
        return gone.contains(key) ? null : known.get(key);
    }

    /** Whether the store's word on a key holds no more. */
    boolean overrides(String key) {
        return told.containsKey(key) || gone.contains(key);
    }

    /** What was told, as it is now. */
    Collection<KnownKey> told() {
        return told.values();
    }

    /** @param state what the source tells of it @param born the place where it was told first */
    void tell(Change change, SourceChange state, long born) {
        changes.add(change);
        gone.remove(change.key());
        seen.remove(change.key());
        told.put(
                change.key(),
                new KnownKey(
                        change.key(),
                        change.type(),
                        state.version(),
                        change.generation(),
                        change.sequence(),
                        born,
                        state.parents()));
    }

    void remove(Change deletion) {
        changes.add(deletion);
        told.remove(deletion.key());
        seen.remove(deletion.key());
        gone.add(deletion.key());
    }

    /** Tells the sinks, and changes nothing that is known. */
    void announce(Change change) {
        changes.add(change);
    }

    /** The thing was told again unchanged. */
    void see(KnownKey again) {
        if (!told.containsKey(again.key())) {
            seen.put(again.key(), again);
        }
    }

    TypeCounts counts() {
        return counts;
    }

    int size() {
        return changes.size();
    }

    boolean isEmpty() {
        return changes.isEmpty() && told.isEmpty() && seen.isEmpty() && gone.isEmpty();
    }

    Append append(int feed, long generation, boolean snapshot, @Nullable String position) {
        return new Append(feed, generation, snapshot, List.copyOf(changes), known(), List.copyOf(gone), position);
    }

    private List<KnownKey> known() {
        List<KnownKey> all = new ArrayList<>(told.size() + seen.size());
        all.addAll(told.values());
        all.addAll(seen.values());
        return all;
    }

    /** All of it is in the store now. */
    void clear() {
        known.keySet().removeAll(gone);
        known.putAll(told);
        known.putAll(seen);
        changes.clear();
        told.clear();
        seen.clear();
        gone.clear();
        counts.clear();
    }
}
