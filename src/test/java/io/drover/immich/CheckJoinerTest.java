package io.drover.immich;

import static io.drover.immich.api.model.Nothing.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiException;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ServerOperations;
import io.drover.ingest.PutBackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many questions, few calls, one answer each. */
@Timeout(20)
class CheckJoinerTest {
    private final FakeImmichClient client = new FakeImmichClient();
    private final Gate gate = new Gate(
            "immich",
            Duration.ofSeconds(15),
            new Random(1),
            EventsOf.nobody(),
            why -> client.call(ServerOperations.GET_SERVER_CONFIG, NOTHING));
    private final CheckJoiner joiner = new CheckJoiner("immich", client, gate, 1_000, EventsOf.nobody());

    @AfterEach
    void stop() {
        gate.stop();
        joiner.close();
    }

    @Test
    void questions_that_wait_go_out_in_one_call() throws Exception {
        client.held.put(checksum(7), "asset-7");
        List<CompletableFuture<CheckResult>> answers = ask(500);

        joiner.start();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        assertThat(client.checkSizes).containsExactly(500);
        assertThat(answers.get(7).join().assetId()).isEqualTo("asset-7");
        assertThat(answers.get(8).join().accept()).isTrue();
    }

    @Test
    void no_call_is_larger_than_the_batch_size() throws Exception {
        List<CompletableFuture<CheckResult>> answers = ask(2_500);

        joiner.start();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        assertThat(client.checkSizes).allMatch(size -> size > 0 && size <= 1_000);
        assertThat(client.checkSizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_500);
    }

    @Test
    void one_question_alone_is_answered_without_waiting_for_more() throws Exception {
        joiner.start();

        CheckResult result = joiner.check(checksum(1)).get(10, TimeUnit.SECONDS);

        assertThat(result.accept()).isTrue();
        assertThat(client.checkSizes).containsExactly(1);
    }

    @Test
    void a_server_that_says_wait_is_asked_again_and_no_question_fails() throws Exception {
        client.nextChecks.add(status(503));
        List<CompletableFuture<CheckResult>> answers = ask(10);

        joiner.start();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(15, TimeUnit.SECONDS);

        assertThat(client.probes).hasValue(1);
        assertThat(client.checkSizes).containsExactly(10, 10);
    }

    @Test
    void an_error_of_the_server_fails_the_questions_of_that_call_only() throws Exception {
        client.nextChecks.add(status(500));
        CompletableFuture<CheckResult> first = joiner.check(checksum(1));
        joiner.start();
        assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ApiException.class);

        CheckResult second = joiner.check(checksum(2)).get(10, TimeUnit.SECONDS);

        assertThat(second.accept()).isTrue();
    }

    @Test
    void a_stop_puts_back_what_waits_and_what_comes_later() {
        CompletableFuture<CheckResult> waiting = joiner.check(checksum(1));

        gate.stop();
        joiner.stop();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(PutBackException.class);
        assertThatThrownBy(() -> joiner.check(checksum(2)).join()).hasCauseInstanceOf(PutBackException.class);
    }

    @Test
    void a_stop_still_answers_those_who_confirm_what_was_sent() throws Exception {
        client.held.put(checksum(1), "asset-1");
        CompletableFuture<CheckResult> before = joiner.confirm(checksum(1));
        gate.stop();
        joiner.stop();
        CompletableFuture<CheckResult> after = joiner.confirm(checksum(1));

        joiner.start();

        assertThat(before.get(10, TimeUnit.SECONDS).assetId()).isEqualTo("asset-1");
        assertThat(after.get(10, TimeUnit.SECONDS).assetId()).isEqualTo("asset-1");
    }

    @Test
    void a_stop_does_not_wait_for_a_server_that_cannot_be_had() {
        client.nextChecks.add(status(503));
        CompletableFuture<CheckResult> confirmation = joiner.confirm(checksum(1));
        gate.stop();
        joiner.stop();

        joiner.start();

        assertThatThrownBy(() -> confirmation.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PutBackException.class);
    }

    @Test
    void what_still_waits_at_the_end_is_put_back() {
        CompletableFuture<CheckResult> confirmation = joiner.confirm(checksum(1));

        joiner.close();

        assertThatThrownBy(confirmation::join).hasCauseInstanceOf(PutBackException.class);
        assertThatThrownBy(() -> joiner.confirm(checksum(2)).join()).hasCauseInstanceOf(PutBackException.class);
    }

    private List<CompletableFuture<CheckResult>> ask(int count) {
        List<CompletableFuture<CheckResult>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(joiner.check(checksum(i)));
        }
        return answers;
    }

    private static String checksum(int number) {
        return String.format("%040x", number);
    }

    private static ApiException status(int status) {
        return new ApiException("checkBulkUpload", "test answered " + status, status, null, 0, false, null);
    }
}
