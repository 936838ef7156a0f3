package io.drover.immich.feed;

import io.drover.feed.FeedModelContract;
import io.drover.feed.ModelWorld;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Thousands of random changes of libraries, with everything that goes wrong between, for each version and mode. */
@Tag("long")
class ImmichModelTest {
    private static final List<String> STREAM_FAULTS = List.of(
            "getSyncStream: lines hang %d x1",
            "getSyncStream: lines cut %d x1",
            "getSyncStream: lines repeat 3",
            "getSyncStream: lines broken %d x1",
            "getSyncStream: html x1",
            "getSyncStream: cut-answer 9%dkb x1",
            "getSyncStream: end-session x1",
            "sendSyncAck: lose-answer x1",
            "sendSyncAck: status 500 x2",
            "sendSyncAck: end-session after %d x1",
            "login: status 500 x1",
            "reset",
            "end");

    private static final List<String> PAGE_FAULTS = List.of(
            "getFullSyncForUser: status 500 after 1 x1; searchAssets: status 500 after 1 x1",
            "getFullSyncForUser: lose-answer x1; searchAssets: lose-answer x1",
            "getDeltaSync: status 502 x1; searchAssets: html x1",
            "getFullSyncForUser: cut-answer 1%dkb x1; searchAssets: cut-answer 1%<dkb x1",
            "getMyUser: status 500 x1");

    /** All three end a stream by saying so: one that just ends is not complete. */
    private static List<String> withEarlyEnd() {
        List<String> faults = new ArrayList<>(STREAM_FAULTS);
        faults.add("getSyncStream: lines end %d x1");
        return faults;
    }

    /** One version, read in one way. */
    abstract static class World extends FeedModelContract {
        private final List<ImmichWorld> worlds = new ArrayList<>();

        abstract ImmichWorld world(long seed) throws IOException;

        @Override
        protected ModelWorld emptyWorld(long seed) throws IOException {
            ImmichWorld world = world(seed);
            worlds.add(world);
            return world;
        }

        @Override
        protected Store emptyStore(Path folder) {
            return Stores.open(new DataFolder(folder, "test"), null);
        }

        @AfterEach
        void close() {
            worlds.forEach(ImmichWorld::close);
        }
    }

    @Nested
    class The_stream_of_1_144_1 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("1.144.1", FeedMode.STREAM, true, withEarlyEnd(), seed);
        }
    }

    @Nested
    class The_stream_of_2_7_5 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("2.7.5", FeedMode.AUTO, true, withEarlyEnd(), seed);
        }
    }

    @Nested
    class The_stream_of_3_1_0 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("3.1.0", FeedMode.AUTO, true, withEarlyEnd(), seed);
        }
    }

    @Nested
    class Walks_and_deltas_of_1_144_1 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("1.144.1", FeedMode.DELTA, false, PAGE_FAULTS, seed);
        }
    }

    @Nested
    class Walks_and_deltas_of_2_7_5 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("2.7.5", FeedMode.AUTO, false, PAGE_FAULTS, seed);
        }
    }

    @Nested
    class Walks_of_2_7_5 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("2.7.5", FeedMode.FULL, false, PAGE_FAULTS, seed);
        }
    }

    @Nested
    class Searches_in_3_1_0 extends World {
        @Override
        ImmichWorld world(long seed) throws IOException {
            return new ImmichWorld("3.1.0", FeedMode.AUTO, false, PAGE_FAULTS, seed);
        }
    }
}
