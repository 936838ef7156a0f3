package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.RawServer;
import io.drover.http.Verdict;
import io.drover.immich.api.model.GetAllAlbums;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each call shows the credentials that its operation takes, never two at once; a session is opened once and ended. */
@Timeout(60)
class SessionTest {
    private static final Supplier<Login> LOGIN = () -> new Login("ann@example.org", "hunter2");

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile boolean passwordLogin = true;
    private volatile Runnable beforeLogin = () -> {};
    private final RawServer server = RawServer.answering(this::answer);

    @AfterEach
    void close() {
        server.close();
    }

    private String answer(RawServer.Request request, byte[] body) {
        String token = request.headers().get("x-immich-user-token");
        return switch (request.path()) {
            case "/api/auth/login" -> {
                beforeLogin.run();
                yield passwordLogin ? session() : refused("Password login has been disabled, hunter2");
            }
            case "/api/server/features" ->
                RawServer.json(
                        200,
                        "{\"passwordLogin\":" + passwordLogin
                                + ",\"oauth\":true,\"trash\":true,\"sidecar\":true,\"search\":true,\"smartSearch\":true}");
            case "/api/server/version" -> RawServer.json(200, "{\"major\":3,\"minor\":1,\"patch\":0}");
            case "/api/auth/logout" -> {
                sessions.remove(String.valueOf(token));
                yield RawServer.json(200, "{\"successful\":true,\"redirectUri\":\"/auth/login\"}");
            }
            default ->
                request.headers().containsKey("x-api-key") || token != null && sessions.contains(token)
                        ? RawServer.json(200, "[]")
                        : refused("Invalid user token");
        };
    }

    private String session() {
        String token = "token" + logins.incrementAndGet();
        sessions.add(token);
        return RawServer.json(
                201,
                "{\"accessToken\":\"" + token
                        + "\",\"userId\":\"u\",\"userEmail\":\"ann@example.org\",\"name\":\"Ann\","
                        + "\"isAdmin\":false,\"shouldChangePassword\":false}");
    }

    private static String refused(String words) {
        return RawServer.json(401, "{\"message\":\"" + words + "\"}");
    }

    private ImmichClient client(
            @Nullable Supplier<String> key, @Nullable Supplier<String> token, @Nullable Supplier<Login> login) {
        return new HttpImmichClient(new ImmichSettings(
                ImmichSettings.address("url", server.url() + "/api"),
                new Access(key, token, login, "camel.component.immich."),
                HttpSettings.defaults(),
                Network.direct(),
                null,
                Clock.systemUTC()));
    }

    private List<RawServer.Request> requests(String path) {
        return server.requests().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    @Test
    void an_operation_for_sessions_logs_in_at_the_first_need_and_once() {
        try (ImmichClient client = client(() -> "key", null, LOGIN)) {
            client.call(AlbumOperations.GET_ALL_ALBUMS, new GetAllAlbums(null, null, null, null, null));
            assertThat(logins).hasValue(0);

            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);

            assertThat(logins).hasValue(1);
            assertThat(requests("/api/albums"))
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("x-api-key", "key")
                            .doesNotContainKey("x-immich-user-token"));
            assertThat(requests("/api/sync/ack"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("x-immich-user-token", "token1")
                            .doesNotContainKey("x-api-key"));
            assertThat(requests("/api/auth/login"))
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-api-key"));
        }
    }

    @Test
    void many_threads_share_one_login() {
        try (ImmichClient client = client(null, null, LOGIN)) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(CompletableFuture.runAsync(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING)));
            }
            calls.forEach(CompletableFuture::join);

            assertThat(logins).hasValue(1);
        }
    }

    @Test
    void a_session_that_the_server_forgot_is_renewed_once() {
        try (ImmichClient client = client(null, null, LOGIN)) {
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
            sessions.clear();

            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);

            assertThat(logins).hasValue(2);
        }
    }

    @Test
    void a_given_token_is_used_and_is_not_ended() {
        sessions.add("given");
        try (ImmichClient client = client(null, () -> "given", null)) {
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
        }

        assertThat(logins).hasValue(0);
        assertThat(sessions).containsExactly("given");
    }

    @Test
    void a_given_token_that_is_refused_fails_or_is_replaced_by_a_login() {
        try (ImmichClient client = client(null, () -> "old", null)) {
            assertThatThrownBy(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.DENIED));
        }
        try (ImmichClient client = client(null, () -> "old", LOGIN)) {
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void the_session_that_was_opened_ends_with_the_client() {
        try (ImmichClient client = client(null, null, LOGIN)) {
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
            assertThat(sessions).isNotEmpty();
        }

        assertThat(sessions).isEmpty();
    }

    @Test
    void a_client_that_closes_does_not_wait_for_the_end_of_a_login() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        beforeLogin = () -> {
            asked.countDown();
            await(closed);
        };
        ImmichClient client = client(null, null, LOGIN);
        CompletableFuture<?> first =
                CompletableFuture.runAsync(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING));
        await(asked);

        client.close();
        closed.countDown();

        assertThatThrownBy(first::join).hasCauseInstanceOf(ApiException.class);
        assertThatThrownBy(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no session any more: the client is closed");
        assertThat(requests("/api/auth/login")).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_key_alone_is_no_session_and_nothing_is_called() {
        try (ImmichClient client = client(() -> "key", null, null)) {
            assertThatThrownBy(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("getSyncAck needs a session, for which an API key will not do: set"
                            + " camel.component.immich.email and camel.component.immich.password, or"
                            + " camel.component.immich.accessToken");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_server_without_passwords_is_told_without_the_password() {
        passwordLogin = false;
        try (ImmichClient client = client(null, null, LOGIN)) {
            assertThatThrownBy(() -> client.call(SyncOperations.GET_SYNC_ACK, NOTHING))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("has logging in with a password switched off")
                    .hasMessageContaining("set camel.component.immich.apiKey")
                    .satisfies(e -> assertThat(e.getCause()).hasMessageNotContaining("hunter2"));
        }
    }

    @Test
    void the_verbs_log_in_and_out() {
        try (ImmichClient client = client(null, null, LOGIN)) {
            LoginAnswer own = client.call(AuthenticationOperations.LOGIN, Login.OWN);
            LoginAnswer other = client.call(AuthenticationOperations.LOGIN, new Login("bob@example.org", "his"));
            assertThat(own.accessToken()).isEqualTo("token1");
            assertThat(client.call(AuthenticationOperations.LOGIN, Login.OWN)).isEqualTo(own);
            assertThat(other.accessToken()).isEqualTo("token2");

            assertThat(client.call(AuthenticationOperations.LOGOUT, NOTHING).successful())
                    .isTrue();

            assertThat(sessions).containsExactly("token2");
            client.call(SyncOperations.GET_SYNC_ACK, NOTHING);
            assertThat(logins).hasValue(3);
        }
    }
}
