package io.drover.sandbox.contentstack;

import io.drover.sandbox.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Many published entries of one content type that are made when they are told, so that their number costs no memory.
 * Those that something happens to are no longer among them.
 */
final class BulkEntries {
    /** Their content type. */
    static final String CONTENT_TYPE = "bulk";

    private static final Pattern UID = Pattern.compile("blt0{9}[0-9a-f]{7}");

    private final Environment environment;
    private final String locale;
    private final int count;
    private final Instant newest;
    private final TreeSet<Integer> gone = new TreeSet<>();

    /** @param newest when the last of them was published; each other was a millisecond before the next */
    BulkEntries(Environment environment, String locale, int count, Instant newest) {
        this.environment = environment;
        this.locale = locale;
        this.count = count;
        this.newest = newest;
    }

    Instant newest() {
        return newest;
    }

    String locale() {
        return locale;
    }

    private static String uid(int number) {
        return String.format(Locale.ROOT, "blt%016x", number);
    }

    /** Whether a sync tells of them. */
    boolean areTold(Filter filter) {
        return filter.types().contains(ItemType.ENTRY_PUBLISHED.word())
                && filter.takesContentType(CONTENT_TYPE)
                && filter.takesLocale(locale);
    }

    /** The publication of one that is still among them. */
    Optional<Event> find(ContentKey key) {
        return number(key).map(this::event);
    }

    /** Takes one out, because something happened to it. */
    void remove(ContentKey key) {
        number(key).ifPresent(gone::add);
    }

    private Optional<Integer> number(ContentKey key) {
        boolean couldBe = key.contentType().equals(CONTENT_TYPE) && key.locale().equals(locale);
        if (!couldBe || !UID.matcher(key.uid()).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(key.uid().substring("blt".length()), 16);
        return number < count && !gone.contains(number) ? Optional.of(number) : Optional.empty();
    }

    /** Those that are there now, whatever becomes of them, from the newest to the one of a time. */
    List<Event> newestFirst(Filter filter) {
        int first = 0;
        if (filter.startFrom() != null) {
            long age = Duration.between(filter.startFrom(), newest).toMillis();
            first = (int) Math.max(0, Math.min(count, count - 1 - age));
        }
        return new NewestFirst(
                first, gone.tailSet(first).stream().mapToInt(Integer::intValue).toArray());
    }

    private Instant at(int number) {
        return newest.minusMillis(count - 1L - number);
    }

    private Event event(int number) {
        Instant at = at(number);
        ContentKey key = new ContentKey(CONTENT_TYPE, uid(number), locale);
        var own = Json.object().put("url", "/bulk/" + number).put("position", number);
        Edition edition = new Edition(key, "Entry " + number, 1, at, at, own);
        return Items.event(
                number - (long) count, at, ItemType.ENTRY_PUBLISHED, key, edition.published(environment, locale, at));
    }

    /** A list that makes its elements when they are asked for. */
    private final class NewestFirst extends AbstractList<Event> implements RandomAccess {
        private final int first;
        private final int[] without;

        /** @param without numbers that are left out, in ascending order */
        NewestFirst(int first, int[] without) {
            this.first = first;
            this.without = without;
        }

        @Override
        public int size() {
            return count - first - without.length;
        }

        @Override
        public Event get(int index) {
            return event(numberOf(size() - 1 - index));
        }

        /** The number of what stands at a place, from the oldest on, when what is left out is left out. */
        private int numberOf(int place) {
            int low = 0;
            int high = without.length;
            while (low < high) {
                int middle = (low + high) / 2;
                if (without[middle] - first - middle <= place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return first + place + low;
        }
    }
}
