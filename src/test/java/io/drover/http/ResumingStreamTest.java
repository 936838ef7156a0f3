package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Going on is bounded where it brings nothing, unbounded where it does, and ends at once when it is not wanted. */
@Timeout(30)
class ResumingStreamTest {
    private static final Patience QUICK = new Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Patience ENDLESS = new Patience(3, Duration.ofMinutes(5), Duration.ofMinutes(5));
    private static final byte[] FILE = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final List<Long> asked = new ArrayList<>();

    private static ContentHead head(long first) {
        ContentRange range = first == 0 ? null : new ContentRange(first, FILE.length - 1, FILE.length);
        return new ContentHead(range == null ? 200 : 206, null, FILE.length - first, range, "\"a\"", null, null);
    }

    /** From the first byte on, so many bytes, and a break. */
    private static Content broken(long first, int bytes) {
        InputStream some = new ByteArrayInputStream(FILE, (int) first, bytes);
        return new Content(head(first), new SequenceInputStream(some, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        }));
    }

    private ResumingStream stream(int bytesAnAnswer, Patience patience) {
        return new ResumingStream(
                head(0),
                null,
                first -> {
                    asked.add(first);
                    return broken(first, bytesAnAnswer);
                },
                patience);
    }

    @Test
    void nothing_is_asked_before_the_first_read() throws IOException {
        try (ResumingStream stream = stream(10, QUICK)) {
            assertThat(asked).isEmpty();

            assertThat(stream.readAllBytes()).isEqualTo(FILE);
        }
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void it_goes_on_as_often_as_there_is_progress() throws IOException {
        try (ResumingStream stream = stream(1, QUICK)) {
            assertThat(stream.readAllBytes()).isEqualTo(FILE);
        }
        assertThat(asked).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void attempts_without_a_byte_are_bounded() {
        try (ResumingStream stream = stream(0, QUICK)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "broke off at byte 0 of 10: Connection reset; 3 attempts to go on have brought nothing");
            assertThat(asked).hasSize(4);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_server_that_is_down_is_asked_again_and_one_that_refuses_is_not() {
        assertThat(attemptsAt(0)).isEqualTo(4);
        assertThat(attemptsAt(500)).isEqualTo(4);
        assertThat(attemptsAt(503)).isEqualTo(4);
        assertThat(attemptsAt(429)).isEqualTo(4);
        assertThat(attemptsAt(404)).isEqualTo(1);
        assertThat(attemptsAt(400)).isEqualTo(1);
        assertThat(attemptsAt(401)).isEqualTo(1);
    }

    private int attemptsAt(int status) {
        asked.clear();
        ResumingStream stream = new ResumingStream(
                head(0),
                null,
                first -> {
                    asked.add(first);
                    throw new ApiException("getFile", "no", status, null, 0, false, null);
                },
                QUICK);
        assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        return asked.size();
    }

    @Test
    void closing_ends_a_pause() throws Exception {
        ResumingStream stream = stream(3, ENDLESS);
        assertThat(stream.readNBytes(3)).isEqualTo(Arrays.copyOf(FILE, 3));
        CompletableFuture<Throwable> reading = CompletableFuture.supplyAsync(() -> {
            try {
                stream.read();
                return new AssertionError("a byte came");
            } catch (IOException e) {
                return e;
            }
        });

        stream.close();

        assertThat(reading.get(10, TimeUnit.SECONDS)).hasMessageContaining("it is closed");
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void an_interrupt_ends_a_pause() throws IOException {
        try (ResumingStream stream = stream(3, ENDLESS)) {
            stream.readNBytes(3);
            Thread.currentThread().interrupt();

            assertThatThrownBy(stream::read).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void pauses_grow_to_a_limit() {
        Patience patience = Patience.USUAL;

        assertThat(List.of(0, 1, 2, 5, 6, 30).stream().map(patience::pauseMillis))
                .containsExactly(250L, 500L, 1_000L, 8_000L, 15_000L, 15_000L);
    }
}
