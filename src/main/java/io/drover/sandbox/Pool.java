package io.drover.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Things of which one is picked by chance, in a time that does not grow with their number. */
final class Pool<T> {
    private final List<T> things = new ArrayList<>();
    private final Map<T, Integer> places = new HashMap<>();

    Pool() {}

    Pool(Collection<T> things) {
        things.forEach(this::add);
    }

    void add(T thing) {
        if (places.putIfAbsent(thing, things.size()) == null) {
            things.add(thing);
        }
    }

    void remove(T thing) {
        Integer place = places.remove(thing);
        if (place != null) {
            T last = things.remove(things.size() - 1);
            if (place < things.size()) {
                things.set(place, last);
                places.put(last, place);
            }
        }
    }

    int size() {
        return things.size();
    }

    /** One of them, or null when there is none. */
    @Nullable
    T pick(Random random) {
        return things.isEmpty() ? null : things.get(random.nextInt(things.size()));
    }
}
