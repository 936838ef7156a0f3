package io.drover.feed;

import io.drover.store.SqlWork;
import io.drover.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one feed has told lately, on its way to the table of all known keys. Keys come in no order, so that each of them
 * would write a page of its own; together and in their order, many share one.
 */
final class RecentKeys {
    /** About 15 MB of memory. */
    static final int MOST = 32_768;

    private final Store store;
    private final Terms terms;
    private final int feed;
    private final Map<String, KnownKey> keys = new HashMap<>();
    /** Whether these are the ones in the store: not after a start, nor after a failure. */
    private boolean certain;

    RecentKeys(Store store, Terms terms, int feed) {
        this.store = store;
        this.terms = terms;
        this.feed = feed;
    }

    synchronized Map<String, KnownKey> find(Collection<String> wanted) {
        if (!certain) {
            settle();
        }
        Map<String, KnownKey> found = new HashMap<>(2 * wanted.size());
        List<String> others = new ArrayList<>(wanted.size());
        for (String key : wanted) {
            KnownKey recent = keys.get(key);
            if (recent == null) {
                others.add(key);
            } else {
                found.put(key, recent);
            }
        }
        if (!others.isEmpty()) {
            found.putAll(store.read(session -> KnownKeys.find(session, feed, others)));
        }
        return found;
    }

    /** Writes durably. @param write what is known is among it */
    synchronized void append(Append append, SqlWork<Integer> write) {
        if (!certain || keys.size() >= MOST || isAmongThem(append.known())) {
            settle();
        }
        certain = false;
        store.writeDurably(write);
        if (!append.gone().isEmpty()) {
            keys.clear();
        }
        append.known().forEach(known -> keys.put(known.key(), known));
        certain = true;
    }

    private boolean isAmongThem(Collection<KnownKey> known) {
        return !keys.isEmpty() && known.stream().anyMatch(one -> keys.containsKey(one.key()));
    }

    /** Does what needs all keys in their place. */
    synchronized <T> T settled(Supplier<T> work) {
        if (!certain || !keys.isEmpty()) {
            settle();
        }
        return work.get();
    }

    private void settle() {
        if (!keys.isEmpty() || store.read(session -> KnownKeys.hasRecent(session, feed))) {
            store.write(session -> {
                terms.guard(session, feed);
                return KnownKeys.settle(session, feed);
            });
        }
        keys.clear();
        certain = true;
    }
}
