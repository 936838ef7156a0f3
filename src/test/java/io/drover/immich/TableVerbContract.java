package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.Operations;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all verbs alike, by the table of the operations. */
abstract class TableVerbContract extends VerbContractBase {
    TableVerbContract(VerbStage stage) {
        super(stage);
    }

    static Stream<String> verbs() {
        return Operations.all().stream().map(ApiOperation::id);
    }

    /** Without those that send files: they wait for a key that may. */
    static Stream<String> verbsForKeys() {
        return withCredentials(Credentials.KEY)
                .filter(verb -> Operations.of(verb).kind() != Kind.UPLOAD);
    }

    /** Without logout, which has nothing to do there. */
    static Stream<String> verbsForSessions() {
        return withCredentials(Credentials.SESSION).filter(verb -> !verb.equals("logout"));
    }

    static Stream<String> verbsForEverybody() {
        return Stream.concat(withCredentials(Credentials.NONE), withCredentials(Credentials.ANY_KEY));
    }

    static Stream<String> verbsWithFields() {
        return Operations.all().stream()
                .filter(operation -> operation.kind() != Kind.UPLOAD)
                .filter(operation -> operation.request().getRecordComponents().length > 0)
                .map(ApiOperation::id);
    }

    static Stream<String> verbsAboutOne() {
        return Operations.all().stream()
                .filter(operation -> operation.path().contains("{id}"))
                .map(ApiOperation::id);
    }

    private static Stream<String> withCredentials(Credentials credentials) {
        return Operations.all().stream()
                .filter(operation -> operation.credentials() == credentials)
                .map(ApiOperation::id);
    }

    @ParameterizedTest
    @MethodSource("verbsForKeys")
    void a_key_without_the_permission_is_told_which_one_is_missing(String verb) {
        if (!has(verb)) {
            assertLacking(verb, VerbRequests.least(verb));
            return;
        }

        Exception failure =
                stage().sendLimited(verb, VerbRequests.least(verb), Map.of()).getException();

        List<String> permissions = permissions(Operations.of(verb));
        if (permissions.isEmpty()) {
            assertThat(failure).hasMessageContaining("needs a session, for which an API key will not do");
        } else {
            assertThat(failure).isInstanceOf(RefusedException.class);
            assertThat(permissions)
                    .as(failure.getMessage())
                    .anyMatch(permission -> String.valueOf(failure.getMessage())
                            .contains("Missing required permission: " + permission));
        }
    }

    /** Those that a key needs for the operation or for what stands in for it; none where a key will not do. */
    private List<String> permissions(ApiOperation<?, ?> operation) {
        Replacement<?, ?> replacement = operation.replacement();
        return replacement == null || operation.isIn(stage().version())
                ? List.of(String.valueOf(operation.permissionIn(stage().version())))
                : replacement.permissions();
    }

    @ParameterizedTest
    @MethodSource("verbsForSessions")
    void a_verb_that_needs_a_session_says_so_where_there_is_only_a_key(String verb) {
        Exception failure =
                stage().sendLimited(verb, VerbRequests.least(verb), Map.of()).getException();

        assertThat(failure)
                .hasMessageStartingWith(verb + " needs a session, for which an API key will not do")
                .hasMessageContaining("email", "password", "accessToken");
        assertThat(requests(verb)).isZero();
    }

    @ParameterizedTest
    @MethodSource("verbsForEverybody")
    void what_everybody_may_do_works_with_any_key(String verb) {
        Exchange exchange = stage().sendLimited(verb, VerbRequests.least(verb), Map.of());

        if (verb.equals("login")) {
            assertThat(exchange.getException()).hasMessageContaining("Incorrect email or password");
        } else {
            assertThat(exchange.getException()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void what_the_version_lacks_is_said_and_not_tried(String verb) {
        ApiOperation<?, ?> operation = Operations.of(verb);
        if (!has(verb)
                && operation.kind() != Kind.UPLOAD) { // for sending and replacing, there is a way in every version
            assertLacking(verb, VerbRequests.least(verb));
        } else if (operation.kind() != Kind.UPLOAD && !isBlunt(verb)) {
            send(verb, VerbRequests.least(verb), Map.of());

            assertThat(requests(verb) > 0).isEqualTo(operation.isIn(stage().version()));
        }
    }

    /** What would change something, or end the session, without being told what to. */
    private static boolean isBlunt(String verb) {
        return List.of("createAlbum", "upsertTags", "createSession", "emptyTrash", "restoreTrash", "logout", "login")
                .contains(verb);
    }

    @ParameterizedTest
    @MethodSource("verbsWithFields")
    void a_field_that_is_not_known_is_named_before_anything_is_sent(String verb) {
        Map<String, Object> body = new HashMap<>(VerbRequests.least(verb));
        body.put("bogus", 1);

        assertThat(refusedUnsent(verb, body, Map.of()))
                .startsWith("immich:" + verb + ": there is no field bogus")
                .contains("allowed: ");
    }

    @ParameterizedTest
    @MethodSource("verbsWithFields")
    void what_is_needed_and_not_given_is_named_with_its_header(String verb) {
        for (String field : VerbRequests.least(verb).keySet()) {
            if (!field.equals("primaryAssetId")) {
                Map<String, Object> body = new HashMap<>(VerbRequests.least(verb));
                body.remove(field);

                assertThat(refusedUnsent(verb, body, Map.of()))
                        .startsWith("immich:" + verb + " needs " + field)
                        .contains("CamelImmich" + field.substring(0, 1).toUpperCase() + field.substring(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("verbsAboutOne")
    void what_is_no_id_is_refused_before_anything_is_sent(String verb) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        String id = Operations.of(verb).publicName("id");
        VerbRequests.least(verb).forEach((field, value) -> headers.put(RequestField.header(field), value));
        headers.put(RequestField.header(id), "../users/me");

        assertThat(refusedUnsent(verb, verb.equals("replaceAsset") ? file("new.jpg") : null, headers))
                .isEqualTo("immich:" + verb + ": " + id + " must be a UUID, but is '../users/me'");
    }
}
