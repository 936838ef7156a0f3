package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.FeedException;
import io.drover.http.HttpSettings;
import io.drover.http.WireJson;
import io.drover.immich.api.Access;
import io.drover.immich.api.AlbumOperations;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.model.AlbumAssets;
import io.drover.immich.api.model.AlbumId;
import io.drover.immich.api.model.CreateAlbum;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.UpdateAssets;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library that is told by the stream is the same at the other end, in every version. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // each test begins by serving a version
class StreamedLibraryTest {
    private SandboxServer sandbox;
    private Access access;
    private PlainCalls calls;
    private final HeldMemory memory = new HeldMemory();
    private final FoldedSource feed = new FoldedSource();
    private int seeded;

    private void serve(String version) throws IOException {
        sandbox = SandboxServer.builder().version(version).start();
        access = new Access(null, null, () -> new Login(sandbox.email(), sandbox.password()), "");
        calls = new PlainCalls(
                sandbox.url().toString(), access, HttpSettings.defaults().progressTimeout());
    }

    @AfterEach
    void close() {
        calls.close();
        sandbox.close();
    }

    private ImmichChangeSource source(String name, FeedMode mode, @Nullable String include, HeldMemory held) {
        FeedOptions options = FeedOptions.of(name, mode, null, include, Duration.ofDays(7));
        return new ImmichChangeSource(calls, access, options, held, new SecureRandom());
    }

    /** As one process has it. */
    private ImmichChangeSource source() {
        return source("library", FeedMode.AUTO, null, memory);
    }

    private String seed() {
        return sandbox.seed("photo-" + seeded + ".jpg", "%040x".formatted(seeded++), 1_000);
    }

    private void favourite(String id) {
        calls.client()
                .call(
                        AssetOperations.UPDATE_ASSETS,
                        WireJson.record(Map.of("ids", List.of(id), "isFavorite", true), UpdateAssets.class));
    }

    private String album(String... assets) {
        return calls.client()
                .call(AlbumOperations.CREATE_ALBUM, new CreateAlbum("Album", null, List.of(assets), null))
                .id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void the_first_reading_tells_everything_and_the_next_what_has_changed(String version) throws IOException {
        serve(version);
        String first = seed();
        String second = seed();
        String album = album(first);

        List<String> told = feed.run(source());

        assertThat(told)
                .contains(
                        "+asset/" + first,
                        "+asset/" + second,
                        "+exif/" + first,
                        "+album/" + album,
                        "+album-link/" + album + "/" + first);
        assertThat(feed.openings()).isEmpty();
        assertThat(feed.run(source())).isEmpty();

        favourite(second);
        String third = seed();

        assertThat(feed.run(source()))
                .contains("+asset/" + second, "+asset/" + third)
                .doesNotContain("+asset/" + first);
        assertThat(feed.openings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void what_is_gone_takes_along_what_belongs_to_it(String version) throws IOException {
        serve(version);
        String first = seed();
        String second = seed();
        String album = album(first, second);
        feed.run(source());

        sandbox.purge(first);

        assertThat(feed.run(source()))
                .contains("-asset/" + first, "-exif/" + first, "-album-link/" + album + "/" + first)
                .doesNotContain("-asset/" + second);

        calls.client().call(AlbumOperations.DELETE_ALBUM, new AlbumId(album));

        assertThat(feed.run(source())).contains("-album/" + album, "-album-link/" + album + "/" + second);
        assertThat(feed.keys()).contains("asset/" + second).noneMatch(key -> key.contains(album));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_reset_finds_deletions_of_which_nothing_is_known_any_more(String version) throws IOException {
        serve(version);
        String first = seed();
        String second = seed();
        feed.run(source());
        sandbox.purge(first);
        sandbox.events().pruneDeletions(Duration.ZERO);
        sandbox.events().resetSessions();

        List<String> told = feed.run(source());

        assertThat(feed.openings()).containsExactly("the server asked to begin anew");
        assertThat(told).contains("-asset/" + first, "-exif/" + first).doesNotContain("+asset/" + second);
        assertThat(feed.run(source())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_session_that_ended_is_renewed_and_nothing_is_told_twice(String version) throws IOException {
        serve(version);
        String first = seed();
        String second = seed();
        feed.run(source());
        sandbox.events().endSessions();
        sandbox.purge(first);

        List<String> told = feed.run(source());

        assertThat(feed.openings()).containsExactly("the session is a new one");
        assertThat(told).contains("-asset/" + first).doesNotContain("+asset/" + second);
        assertThat(feed.run(source())).isEmpty();
    }

    @Test
    void an_upgrade_tells_everything_in_its_new_form() throws IOException {
        serve("2.7.5");
        String first = seed();
        String second = seed();
        feed.run(source());
        sandbox.events().upgrade("3.1.0");
        sandbox.purge(first);

        List<String> told = feed.run(source());

        assertThat(feed.openings()).containsExactly("the server went from version 2 to 3.1.0");
        assertThat(told).contains("-asset/" + first, "+asset/" + second);
        assertThat(feed.run(source())).isEmpty();
    }

    @Test
    void a_feed_that_is_taken_back_hears_the_rest_again() throws IOException {
        serve("3.1.0");
        String first = seed();
        feed.run(source());
        String earlier = feed.position();
        String second = seed();
        feed.run(source());

        feed.rewind(earlier);

        assertThat(feed.run(source())).contains("+asset/" + second).doesNotContain("+asset/" + first);
    }

    @Test
    void a_feed_that_loses_its_login_is_refused_rather_than_told_that_all_but_assets_is_gone() throws IOException {
        serve("2.7.5");
        seed();
        feed.run(source());

        access = Access.byKey(sandbox::apiKey);

        assertThatThrownBy(() -> feed.run(source()))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("give the login back, or ask for drover feed resync");
    }

    @Test
    void two_feeds_do_not_disturb_each_other() throws IOException {
        serve("3.1.0");
        FoldedSource other = new FoldedSource();
        HeldMemory otherMemory = new HeldMemory();
        String first = seed();
        feed.run(source());
        String second = seed();

        assertThat(other.run(source("other", FeedMode.STREAM, null, otherMemory)))
                .contains("+asset/" + first, "+asset/" + second);
        assertThat(feed.run(source())).contains("+asset/" + second);
        assertThat(other.run(source("other", FeedMode.STREAM, null, otherMemory)))
                .isEmpty();
    }

    @Test
    void a_partner_takes_along_what_was_shared() throws IOException {
        serve("3.1.0");
        sandbox.addUser("partner@example.org", null);
        sandbox.seed("partner@example.org", 4);
        sandbox.events().share("partner@example.org", sandbox.email());
        assertThat(feed.run(source()))
                .filteredOn(key -> key.startsWith("+partner"))
                .hasSizeGreaterThanOrEqualTo(5);

        sandbox.events().unshare("partner@example.org", sandbox.email());

        assertThat(feed.run(source()))
                .filteredOn(key -> key.startsWith("-partner"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(feed.keys()).noneMatch(key -> key.startsWith("partner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void addresses_are_told_only_when_they_are_asked_for(String version) throws IOException {
        serve(version);

        feed.run(source());
        FoldedSource all = new FoldedSource();
        all.run(source("all", FeedMode.AUTO, "sensitive", new HeldMemory()));

        assertThat(feed.keys()).anyMatch(key -> key.startsWith("auth-user/"));
        assertThat(feed.data()).doesNotContain(sandbox.email(), "pinCode", "oauthId");
        assertThat(all.data()).contains(sandbox.email(), "pinCode", "oauthId");
    }

    @Test
    void the_source_is_called_after_its_user_and_its_filter_after_what_it_tells() throws IOException {
        serve("2.7.5");
        ImmichChangeSource source = source();

        assertThat(source.id()).matches("/immich/users/[0-9a-f-]{36}");
        assertThat(source.domain()).isEqualTo("app.immich");
        assertThat(source.filter()).isEqualTo("mode=auto, types=all");
        String filter = source.filter();
        sandbox.events().upgrade("3.1.0");
        assertThat(source().id()).isEqualTo(source.id());
        assertThat(source().filter()).isEqualTo(filter);
    }

    @Test
    void changes_of_an_album_are_told_one_by_one() throws IOException {
        serve("3.1.0");
        String first = seed();
        String second = seed();
        String album = album(first);
        feed.run(source());

        calls.client().call(AlbumOperations.ADD_ASSETS_TO_ALBUM, new AlbumAssets(album, List.of(second)));

        assertThat(feed.run(source())).contains("+album-link/" + album + "/" + second);
    }
}
