package io.drover.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.feed.FeedRequest;
import io.drover.feed.FeedRequests;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed is not to go on with other filters than it was begun with, unless its user has asked for that. */
class FeedFiltersTest {
    @TempDir
    Path folder;

    private Store store;
    private FeedStore feeds;

    @BeforeEach
    void open() throws IOException {
        store = Stores.open(new DataFolder(Files.createDirectory(folder.resolve("store")), "a test"), null);
        feeds = new FeedStore(store, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void filters_that_were_changed_are_told_with_what_to_do() {
        hasTold("mode=auto, types=Albums");

        assertThat(checked("assets").problems())
                .containsExactly(
                        "routes/a.camel.yaml:6:15: feed photos was begun with 'mode=auto, types=Albums' and is now"
                                + " set to 'mode=auto, types=Assets': give this one another feed name; or stop Drover, ask for"
                                + " `drover feed resync photos`, which compares everything and tells it again, and start it");
    }

    @Test
    void a_feed_that_the_leading_node_runs_is_compared_too() throws IOException {
        hasTold("mode=auto, types=Albums");
        CheckedRoutes checked = checked("master:changes:immich:changes", "assets");
        Path cluster = Files.createDirectories(folder.resolve("routes").resolve("cluster"));
        Files.writeString(cluster.resolve("b.camel.yaml"), "- from: {uri: 'direct:b', steps: [{to: 'log:b'}]}\n");

        assertThat(checked.setting("drover.cluster.role = scanner")
                        .setting("drover.store.url = jdbc:postgresql://localhost/drover")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("routes/a.camel.yaml:6:15: feed photos was begun with 'mode=auto, types=Albums'");
    }

    @Test
    void the_same_filters_are_let_be() {
        hasTold("mode=auto, types=Assets");

        assertThat(checked("assets").problems()).isEmpty();
    }

    @Test
    void a_feed_that_has_told_nothing_may_be_set_otherwise() {
        feeds.open("photos", "/immich/users/1", "mode=auto, types=Albums");

        assertThat(checked("assets").problems()).isEmpty();
    }

    @Test
    void a_feed_that_is_asked_to_begin_anew_may_be_set_otherwise() {
        hasTold("mode=auto, types=Albums");
        FeedRequests requests = new FileRequests(folder.resolve("requests"));
        requests.add("photos", new FeedRequest.Resync());

        assertThat(checked("assets").bean(requests).problems()).isEmpty();
    }

    private void hasTold(String filter) {
        int feed = feeds.open("photos", "/immich/users/1", filter).id();
        store.writeDurably(session -> {
            var update = session.prepare("update feed set position = 'p' where id = ?");
            update.setInt(1, feed);
            return update.executeUpdate();
        });
        assertThat(feeds.list()).extracting("position").isEqualTo(List.of("p"));
    }

    private CheckedRoutes checked(String types) {
        return checked("immich:changes", types);
    }

    private CheckedRoutes checked(String uri, String types) {
        return new CheckedRoutes(folder, Clock.systemUTC())
                .setting("camel.component.immich.email = me@home.example")
                .setting("camel.component.immich.password = {{env:PASSWORD:p}}")
                .bean(feeds)
                .with("a", """
                        - route:
                            id: a
                            from:
                              uri: %s
                              parameters:
                                feed: photos
                                types: %s
                              steps:
                                - to: log:a
                        """.formatted(uri, types));
    }
}
