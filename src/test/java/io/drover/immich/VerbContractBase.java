package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.NotInThisVersionException;
import io.drover.immich.api.Operations;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.IdResult;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.testing.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the contracts of the verbs share. A case sends messages to verbs as routes do, and says what comes back from a
 * server of any version. It has content of its own, which is removed after it, so that cases run on a server in use. After
 * each case every request is held against the document of the server's version.
 */
@Timeout(120)
abstract class VerbContractBase {
    /** An id that nothing has. */
    static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final VerbStage stage;
    private final Set<String> used = new HashSet<>();
    private final VerbContent content;
    private final int before;
    private boolean spared;
    private int right = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    VerbContractBase(VerbStage stage) {
        this.stage = stage;
        this.content = new VerbContent(stage);
        this.before = stage.requests().size();
    }

    @AfterEach
    final void end(TestInfo test) {
        List<RecordedRequest> meant = requests().stream().limit(right).toList();
        content.remove();

        if (!spared) {
            assertThat(used).containsAll(exercised(test));
        }
        assertThat(meant).flatExtracting(stage::problems).isEmpty();
    }

    private static List<String> exercised(TestInfo test) {
        return test.getTestMethod()
                .map(method -> method.getAnnotation(Exercises.class))
                .map(exercises -> List.of(exercises.value()))
                .orElse(List.of());
    }

    /** The cases' server. */
    final VerbStage stage() {
        return stage;
    }

    /** Spares a server in use the case, which would touch what others have there. */
    final void needsAServerOfItsOwn() {
        spared = stage.server().isShared();
        assumeFalse(spared, "a server in use is spared what touches more than the case has made");
    }

    /** The first number of the server's version. */
    final int major() {
        return stage.version().major();
    }

    /** Whether the server has the operation, or does its job by others. */
    final boolean has(String verb) {
        ApiOperation<?, ?> operation = Operations.of(verb);
        return operation.isIn(stage.version())
                || (operation.replacement() != null && stage.version().isAtLeast(operation.since()));
    }

    /** Has the verb do it, which must not fail. */
    final Message done(String verb, @Nullable Object body) {
        return done(verb, body, Map.of());
    }

    /** The same with headers. */
    final Message done(String verb, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = send(verb, body, headers);
        assertThat(exchange.getException()).as(verb).isNull();
        return exchange.getMessage();
    }

    /** Has the verb fetch a file or a stream, whose bytes are the body. */
    final Message fetched(String verb, @Nullable Object body, Map<String, Object> headers) {
        used.add(verb);
        Exchange exchange = stage.fetch(verb, body, headers);
        assertThat(exchange.getException()).as(verb).isNull();
        return exchange.getMessage();
    }

    /** What comes back as the body. */
    final <T> T answer(String verb, @Nullable Object body, Class<T> type) {
        return Objects.requireNonNull(done(verb, body).getBody(type), verb);
    }

    /** The same, a list of records. */
    final <T> List<T> answers(String verb, @Nullable Object body, Class<T> type) {
        List<?> list = answer(verb, body, List.class);
        return list.stream().map(type::cast).toList();
    }

    /** What became of each id: its error or {@code done}. */
    static List<String> outcomes(Message message) {
        List<?> results = Objects.requireNonNull(message.getBody(List.class));
        return results.stream()
                .map(IdResult.class::cast)
                .map(result -> result.success() ? "done" : String.valueOf(result.error()))
                .toList();
    }

    /** A route of the case's own uses the verb. */
    final void uses(String verb) {
        used.add(verb);
    }

    /** Sends to the verb, whatever comes of it. */
    final Exchange send(String verb, @Nullable Object body, Map<String, Object> headers) {
        used.add(verb);
        return stage.send(verb, body, headers);
    }

    /** Why the server, or the verb before it, does not do it. */
    final Exception refusal(String verb, @Nullable Object body, Map<String, Object> headers) {
        Exception failure = send(verb, body, headers).getException();
        assertThat(failure).as(verb).isNotNull();
        return failure;
    }

    final Exception refusal(String verb, @Nullable Object body) {
        return refusal(verb, body, Map.of());
    }

    /** The words of a server that does not do it for good. */
    final String refused(String verb, @Nullable Object body) {
        Exception refusal = refusal(verb, body);
        assertThat(refusal).isInstanceOf(RefusedException.class);
        return String.valueOf(refusal.getMessage());
    }

    /** The words of the verb, which has asked the server for its version at most. */
    final String refusedUnsent(String verb, @Nullable Object body, Map<String, Object> headers) {
        int sent = questions().size();
        Exception refusal = refusal(verb, body, headers);
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(questions()).hasSize(sent);
        return String.valueOf(refusal.getMessage());
    }

    /** The server lacks it, which the verb says without trying. */
    final void assertLacking(String verb, @Nullable Object body) {
        int sent = questions().size();
        assertThat(refusal(verb, body))
                .isInstanceOfSatisfying(NotInThisVersionException.class, lacking -> {
                    assertThat(lacking.operation()).isEqualTo(verb);
                    assertThat(lacking.version()).isEqualTo(stage.version());
                })
                .hasMessageStartingWith(verb + " is not in Immich " + stage.version());
        assertThat(questions()).hasSize(sent);
    }

    /** From here on, the case sends what is wrong, to see the server refuse it. */
    final void sendsWrong() {
        right = requests().size();
    }

    /** The requests of this case. */
    final List<RecordedRequest> requests() {
        List<RecordedRequest> all = stage.requests();
        return all.subList(before, all.size());
    }

    /** How often the server was asked to do the operation in this case. */
    final long requests(String verb) {
        return requests().stream()
                .filter(request -> stage.calls(request, Operations.of(verb)))
                .count();
    }

    private List<RecordedRequest> questions() {
        return requests().stream()
                .filter(request -> !stage.calls(request, Operations.of("getServerVersion")))
                .toList();
    }

    /** A file of bytes that no server has; what becomes of it is removed after the case. */
    final Path file(String name) throws IOException {
        return content.file(folder.resolve(name));
    }

    /** The same of these bytes. */
    final Path file(String name, byte[] bytes) throws IOException {
        return content.file(folder.resolve(name), bytes);
    }

    /** The id of a new asset. */
    final String uploaded() throws IOException {
        return uploaded(file(UUID.randomUUID() + ".jpg"));
    }

    /** The id of the asset that this file becomes. */
    final String uploaded(Path file) {
        return answer("uploadAsset", file, UploadAnswer.class).id();
    }

    /** What the server knows of an asset. */
    final Asset asset(String id) {
        return answer("getAssetInfo", id, Asset.class);
    }

    /** Has something removed after the case. @param verb takes the id as the body */
    final String removedLater(String id, String verb) {
        content.remember(id, verb);
        return id;
    }

    /** Ids that nothing has, and that differ. */
    static List<String> nowhere(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    /** A list with this at its end. */
    static List<String> and(List<String> list, String... more) {
        return Stream.concat(list.stream(), Arrays.stream(more)).toList();
    }

    /** Waits until it is so: a real server does some things a moment later, in a job. */
    static void eventually(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
        }
    }
}
