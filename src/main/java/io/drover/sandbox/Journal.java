package io.drover.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest change of each thing, in the order of the changes. Not safe for several threads. */
final class Journal {
    private final Map<List<String>, UpdateId> newest = new HashMap<>();
    private final NavigableMap<UpdateId, List<String>> inOrder = new TreeMap<>();

    /** Notes a change, and forgets the one before; tells whether there was none. */
    boolean note(List<String> key, UpdateId id) {
        UpdateId before = newest.put(key, id);
        if (before != null) {
            inOrder.remove(before);
        }
        inOrder.put(id, key);
        return before == null;
    }

    @Nullable
    UpdateId newest(List<String> key) {
        return newest.get(key);
    }

    void forget(List<String> key) {
        UpdateId id = newest.remove(key);
        if (id != null) {
            inOrder.remove(id);
        }
    }

    /** Forgets every change before this one. */
    void forgetBefore(UpdateId id) {
        NavigableMap<UpdateId, List<String>> old = inOrder.headMap(id, false);
        old.values().forEach(newest::remove);
        old.clear();
    }

    /** Changes after one (or from the first on) and before another, the oldest first, at most so many. */
    List<ChangeLog.Change> between(@Nullable UpdateId after, UpdateId before, int limit) {
        NavigableMap<UpdateId, List<String>> rest = after == null ? inOrder : inOrder.tailMap(after, false);
        List<ChangeLog.Change> found = new ArrayList<>();
        for (Map.Entry<UpdateId, List<String>> entry : rest.entrySet()) {
            if (found.size() == limit || entry.getKey().compareTo(before) >= 0) {
                break;
            }
            found.add(new ChangeLog.Change(entry.getKey(), entry.getValue()));
        }
        return found;
    }
}
