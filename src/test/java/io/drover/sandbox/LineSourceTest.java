package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.Test;

/** Lines are made as fast as they are taken, and no faster. */
class LineSourceTest {
    private static final byte[] LINE = ("x".repeat(99) + "\n").getBytes(StandardCharsets.UTF_8);
    private static final int MANY = 1_000_000;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void a_reader_that_stalls_has_one_block_made_for_it() {
        List<Callback> writes = new ArrayList<>();
        Content.Sink stalled = (last, bytes, callback) -> writes.add(callback);

        Content.copy(new LineSource(lines(MANY), false, Long.MAX_VALUE), stalled, Callback.NOOP);
        int forTheFirst = made.get();
        writes.get(0).succeeded();

        assertThat(forTheFirst).isPositive().isLessThan(1_000);
        assertThat(writes).hasSize(2);
        assertThat(made.get()).isLessThanOrEqualTo(2 * forTheFirst);
    }

    @Test
    void all_lines_come_in_order_and_then_the_end() {
        CompletableFuture<String> body = new CompletableFuture<>();

        Content.Source.asString(
                new LineSource(List.of(line("a"), line("b")).iterator(), false, Long.MAX_VALUE),
                StandardCharsets.UTF_8,
                Promise.from(body::complete, body::completeExceptionally));

        assertThat(body).isCompletedWithValue("a\nb\n");
    }

    @Test
    void compressed_lines_are_one_whole_file() throws IOException {
        ByteBuffer body = Content.Source.asByteBuffer(new LineSource(lines(10_000), true, Long.MAX_VALUE));

        byte[] zipped = new byte[body.remaining()];
        body.get(zipped);
        assertThat(zipped.length).isLessThan(LINE.length * 1_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes())
                .hasSize(LINE.length * 10_000);
    }

    @Test
    void lines_that_cannot_go_on_leave_what_was_made_and_no_end() {
        AtomicBoolean stuck = new AtomicBoolean();
        Iterator<byte[]> broken = Lazily.concat(List.of(() -> List.of(line("a")).iterator(), () -> {
            throw Refusal.of(400, "no");
        }));
        LineSource source = new LineSource(broken, false, Long.MAX_VALUE);
        source.onStuck(() -> stuck.set(true));

        Content.Chunk first = Objects.requireNonNull(source.read());
        Content.Chunk second = source.read();
        AtomicBoolean woken = new AtomicBoolean();
        source.demand(() -> woken.set(true));
        boolean wokenBefore = woken.get();
        source.fail(new EofException("gone"));

        assertThat(StandardCharsets.UTF_8.decode(first.getByteBuffer()).toString())
                .isEqualTo("a\n");
        assertThat(first.isLast()).isFalse();
        assertThat(second).isNull();
        assertThat(stuck).isTrue();
        assertThat(wokenBefore).isFalse();
        assertThat(woken).isTrue();
        assertThat(Content.Chunk.isFailure(source.read())).isTrue();
    }

    private Iterator<byte[]> lines(int count) {
        return Stream.generate(() -> {
                    made.incrementAndGet();
                    return LINE;
                })
                .limit(count)
                .iterator();
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
