package io.drover.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest change of each thing, in the order of the changes. Not safe for several threads.
 *
 * <p>A list that is nearly always appended to holds a million of them in a third of the memory of a tree. What is
 * overtaken leaves a blank in it, and the blanks are closed when they are many.
 */
final class Journal {
    private static final List<String> BLANK = List.of();
    private static final int FEW = 1_000;

    private final Map<List<String>, UpdateId> newest = new HashMap<>();
    private final ArrayList<ChangeLog.Change> inOrder = new ArrayList<>();
    private int blanks;

    /** Notes a change, and forgets the one before. The id may lie before that of others, and is that of no other. */
    void note(List<String> key, UpdateId id) {
        UpdateId before = newest.put(key, id);
        if (before != null) {
            blank(before);
        }
        ChangeLog.Change change = new ChangeLog.Change(id, key);
        int last = inOrder.size() - 1;
        if (last < 0 || inOrder.get(last).id().compareTo(id) < 0) {
            inOrder.add(change);
        } else {
            inOrder.add(indexFrom(id), change);
        }
    }

    @Nullable
    UpdateId newest(List<String> key) {
        return newest.get(key);
    }

    void forget(List<String> key) {
        UpdateId id = newest.remove(key);
        if (id != null) {
            blank(id);
        }
    }

    /** Forgets every change before this one. */
    void forgetBefore(UpdateId id) {
        List<ChangeLog.Change> old = inOrder.subList(0, indexFrom(id));
        for (ChangeLog.Change change : old) {
            if (isBlank(change)) {
                blanks--;
            } else {
                newest.remove(change.key());
            }
        }
        old.clear();
    }

    /** Changes after one (or from the first on) and before another, the oldest first, at most so many. */
    List<ChangeLog.Change> between(@Nullable UpdateId after, UpdateId before, int limit) {
        List<ChangeLog.Change> found = new ArrayList<>();
        int index = after == null ? 0 : indexFrom(after);
        while (index < inOrder.size() && found.size() < limit) {
            ChangeLog.Change change = inOrder.get(index);
            if (change.id().compareTo(before) >= 0) {
                break;
            }
            if (!isBlank(change) && !change.id().equals(after)) {
                found.add(change);
            }
            index++;
        }
        return found;
    }

    private void blank(UpdateId id) {
        inOrder.set(indexFrom(id), new ChangeLog.Change(id, BLANK));
        blanks++;
        if (blanks > FEW && blanks > inOrder.size() / 2) {
            inOrder.removeIf(Journal::isBlank);
            blanks = 0;
        }
    }

    private static boolean isBlank(ChangeLog.Change change) {
        return change.key().isEmpty();
    }

    /** Where this change stands, or the first one after it. */
    private int indexFrom(UpdateId id) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
