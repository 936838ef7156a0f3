package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.net.URIAuthority;
import org.junit.jupiter.api.Test;

/** Bytes are held back by the timetable, in short waits; time passes only where the limit waits. */
class RateLimitTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MEGABYTE = 1_000_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private final TestPace pace = new TestPace();
    private int waits;

    /** Its waits take no time, and move the clock. */
    private final class TestPace implements RateLimit.Pace {
        private long now = 1;
        private long longest;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(long nanos) {
            now += nanos;
            longest = Math.max(longest, nanos);
            clock.advance(Duration.ofNanos(nanos));
        }

        double seconds() {
            return now / 1e9;
        }
    }

    private RateLimit limit(String timetable) {
        return new RateLimit(Timetable.parse("uploadRate", timetable), clock, BERLIN, pace);
    }

    private void transfer(RateLimit limit, int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            left -= limit.take(left, () -> waits++);
        }
    }

    @Test
    void bytes_take_the_time_that_the_rate_gives_them() throws IOException {
        transfer(limit("2MB/s"), 20 * MEGABYTE);

        assertThat(pace.seconds()).isBetween(9.9, 10.1);
    }

    @Test
    void nothing_waits_where_there_is_no_limit() throws IOException {
        transfer(limit("0"), 20 * MEGABYTE);

        assertThat(waits).isZero();
    }

    @Test
    void a_slow_rate_waits_in_short_pieces_each_of_which_counts_as_progress() throws IOException {
        transfer(limit("1KB/s"), 10_000);

        assertThat(pace.seconds()).isBetween(9.5, 10.5);
        assertThat(pace.longest).isLessThanOrEqualTo(Duration.ofMillis(250).toNanos());
        assertThat(waits).isGreaterThanOrEqualTo(39);
    }

    @Test
    void after_a_pause_no_more_than_a_quarter_of_a_second_is_caught_up() throws IOException {
        RateLimit limit = limit("1MB/s");
        pace.pause(Duration.ofMinutes(5).toNanos());
        double before = pace.seconds();

        transfer(limit, MEGABYTE);

        assertThat(pace.seconds() - before).isBetween(0.7, 0.8);
    }

    @Test
    void the_rate_changes_at_the_boundary_in_the_middle_of_a_file() throws IOException {
        clock.advance(Duration.ofSeconds(3_595));
        RateLimit limit = limit("12:00-13:00 1MB/s, 10MB/s");

        transfer(limit, 105 * MEGABYTE);

        assertThat(pace.seconds()).isBetween(14.9, 15.3);
    }

    @Test
    void times_are_those_on_the_wall_also_after_the_clocks_went_back() throws IOException {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-12-01T11:00:00Z")));
        transfer(limit("12:00-13:00 1MB/s"), 5 * MEGABYTE);
        assertThat(pace.seconds()).isBetween(4.9, 5.1);

        clock.advance(Duration.ofHours(-1));
        transfer(limit("12:00-13:00 1MB/s"), 5 * MEGABYTE);

        assertThat(pace.seconds()).isLessThan(5.1);
    }

    @Test
    void who_waits_keeps_the_place_in_which_he_came() throws IOException {
        RateLimit limit = limit("1KB/s");
        List<Double> ends = new ArrayList<>();

        limit.take(100, () -> {
            if (ends.isEmpty()) { // another comes while the first waits
                limit.take(100, () -> {});
                ends.add(pace.seconds());
            }
        });
        limit.take(100, () -> {});
        ends.add(pace.seconds());

        assertThat(ends)
                .satisfiesExactly(
                        second -> assertThat(second).isCloseTo(0.2, within(0.001)),
                        third -> assertThat(third).isCloseTo(0.3, within(0.001)));
    }

    @Test
    void who_waits_no_longer_leaves_his_share_to_the_others() throws IOException {
        RateLimit limit = limit("1KB/s");

        assertThatThrownBy(() -> limit.take(100, () -> {
                    throw new IOException("it has ended");
                }))
                .hasMessage("it has ended");
        limit.take(100, () -> {});

        assertThat(pace.seconds()).isCloseTo(0.1, within(0.001));
    }

    @Test
    void a_stream_is_read_no_faster() throws IOException {
        byte[] bytes = limit("1MB/s")
                .limit(new ByteArrayInputStream(new byte[3 * MEGABYTE]), () -> waits++)
                .readAllBytes();

        assertThat(bytes).hasSize(3 * MEGABYTE);
        assertThat(pace.seconds()).isBetween(2.9, 3.2);
    }

    @Test
    void what_a_short_read_leaves_over_is_not_paid_for() throws IOException {
        InputStream records = new FilterInputStream(new ByteArrayInputStream(new byte[3 * MEGABYTE])) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 16 * 1024)); // as TLS gives them
            }
        };

        byte[] bytes = new byte[64 * 1024];
        int count = 0;
        try (InputStream limited = limit("2MB/s").limit(records, () -> waits++)) {
            for (int read = 0; read >= 0; read = limited.read(bytes)) {
                count += read;
            }
        }

        assertThat(count).isEqualTo(3 * MEGABYTE);
        assertThat(pace.seconds()).isBetween(1.4, 1.6);
    }

    @Test
    void the_end_of_a_stream_costs_nothing() throws IOException {
        RateLimit limit = limit("1KB/s");
        try (InputStream empty = limit.limit(InputStream.nullInputStream(), () -> waits++)) {
            assertThat(empty.read()).isEqualTo(-1);
            assertThat(empty.read(new byte[100])).isEqualTo(-1);
        }
        double before = pace.seconds();

        transfer(limit, 100);

        assertThat(pace.seconds() - before).isLessThan(0.01);
    }

    @Test
    void an_answer_that_is_a_file_is_held_back_and_json_is_not() throws IOException {
        assertThat(read(ContentType.APPLICATION_JSON)).hasSize(3 * MEGABYTE);
        assertThat(waits).isZero();
        assertThat(pace.seconds()).isLessThan(0.1);

        assertThat(read(ContentType.IMAGE_JPEG)).hasSize(3 * MEGABYTE);
        assertThat(pace.seconds()).isBetween(2.9, 3.2);
    }

    private byte[] read(ContentType type) throws IOException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.setEntity(new ByteArrayEntity(new byte[3 * MEGABYTE], type));
        LimitedDownload.apply(response, call(), limit("1MB/s"));
        return response.getEntity().getContent().readAllBytes();
    }

    @Test
    void a_body_goes_out_whole_and_each_wait_moves_its_deadline() throws IOException {
        Call call = call();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new WatchedEntity(entity(MEGABYTE), call, limit("500KB/s")).writeTo(out);

        assertThat(out.size()).isEqualTo(MEGABYTE);
        assertThat(pace.seconds()).isBetween(1.9, 2.1);
        assertThat(call.brokenOff()).isNull();
    }

    @Test
    void a_call_that_was_ended_waits_no_longer() {
        Call call = call();
        call.breakOff("Drover stops");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new WatchedEntity(entity(MEGABYTE), call, limit("1KB/s")).writeTo(out))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(out.size()).isZero();
    }

    private static ByteArrayEntity entity(int bytes) {
        return new ByteArrayEntity(new byte[bytes], ContentType.APPLICATION_OCTET_STREAM);
    }

    private static Call call() {
        return new Call(
                "POST",
                "http",
                new URIAuthority("localhost"),
                "/",
                RequestConfig.DEFAULT,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }
}
