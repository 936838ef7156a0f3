package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.ImmichComponent;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.ingest.Ledger;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route as it ships: everything that no album holds is in one album after a run, and a second run changes nothing. */
@Timeout(120)
class AlbumForTheRestTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void what_no_album_holds_goes_into_one(String version) throws IOException {
        try (SandboxServer server = SandboxServer.builder().version(version).start()) {
            for (int i = 0; i < 2_345; i++) {
                server.seed("photo-" + i + ".jpg", String.format("%040x", i), 1_000);
            }

            List<Album> first = run(server);
            List<Album> second = run(server);

            assertThat(first).singleElement().satisfies(album -> {
                assertThat(album.albumName()).isEqualTo("Unsorted");
                assertThat(album.assetCount()).isEqualTo(2_345);
            });
            assertThat(second)
                    .extracting(Album::id)
                    .containsExactly(first.get(0).id());
            assertThat(second).extracting(Album::assetCount).containsExactly(2_345);
            assertThat(server.requests("createAlbum")).isEqualTo(1);
            assertThat(server.requests("addAssetsToAlbum")).isEqualTo(3);
            assertThat(server.requests("searchAssets")).isEqualTo(5);
        }
    }

    /** One round of the route. @return the albums afterwards */
    private List<Album> run(SandboxServer server) throws IOException {
        Map<String, String> settings = Map.of(
                "camel.component.immich.url", server.url().toString(),
                "camel.component.immich.apiKey", server.apiKey(),
                "drover.album.enabled", "true");
        RuntimeOptions options = RuntimeOptions.of(new Folders(Path.of("config"), Path.of("routes")), Map.of())
                .withRoutes("album-for-the-rest", "error-handling")
                .withOverrides(settings);
        try (Store store = Stores.open(new DataFolder(data, "test").create(), null);
                Ledger ledger = new Ledger(store, Clock.systemUTC());
                DroverRuntime runtime = DroverRuntime.prepare(options.withBeans(Clock.systemUTC(), store, ledger))) {
            NotifyBuilder round =
                    new NotifyBuilder(runtime.context()).whenCompleted(1).create();
            runtime.start();

            assertThat(round.matches(60, TimeUnit.SECONDS)).isTrue();
            ImmichClient client = runtime.ask("immich", ImmichComponent.class, ImmichComponent::client);
            return client.call(AlbumOperations.GET_ALL_ALBUMS, new GetAllAlbums(null, null, null, true, null));
        }
    }
}
