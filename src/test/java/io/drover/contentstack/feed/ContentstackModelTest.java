package io.drover.contentstack.feed;

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
import org.junit.jupiter.api.io.TempDir;

/** Thousands of random changes of stacks, with everything that goes wrong between, for one stream and for many. */
class ContentstackModelTest {
    /** A stack, read in one way. */
    abstract static class World extends FeedModelContract {
        @TempDir
        Path runs;

        private final List<ContentstackWorld> worlds = new ArrayList<>();

        abstract ContentstackWorld world(Path folder, long seed) throws IOException;

        @Override
        protected ModelWorld emptyWorld(long seed) throws IOException {
            ContentstackWorld world = world(runs, seed);
            worlds.add(world);
            return world;
        }

        @Override
        protected Store emptyStore(Path folder) {
            return Stores.open(new DataFolder(folder, "test"), null);
        }

        @AfterEach
        void close() {
            worlds.forEach(ContentstackWorld::close);
        }
    }

    @Nested
    class Everything_in_one_stream extends World {
        @Override
        ContentstackWorld world(Path folder, long seed) throws IOException {
            return new ContentstackWorld(folder, List.of(), List.of(), seed);
        }
    }

    @Nested
    class Two_locales_in_a_stream_each extends World {
        @Override
        ContentstackWorld world(Path folder, long seed) throws IOException {
            return new ContentstackWorld(folder, List.of(), List.of("en-us", "en-gb"), seed);
        }
    }

    @Nested
    class Some_content_types_in_a_stream_each extends World {
        @Override
        ContentstackWorld world(Path folder, long seed) throws IOException {
            return new ContentstackWorld(folder, List.of("article", "author"), List.of(), seed);
        }
    }
}
