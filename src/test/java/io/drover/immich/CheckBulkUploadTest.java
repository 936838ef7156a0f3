package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.CheckResult;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same bytes in two messages become one upload, however their checks and uploads fall together. */
@Timeout(20)
class CheckBulkUploadTest {
    private static final String SHA1 = "a".repeat(40);
    private static final Known FAILED = new Known(1, 1, SHA1, FileState.FAILED, null, "an error", 1, 0);

    private final FakeImmichClient client = new FakeImmichClient();
    private final ImmichServer server = new ImmichServer(
            "immich",
            "http://server/api",
            client,
            new ImmichServer.Limits(4, 1_000, Duration.ofSeconds(10)),
            new Random(1),
            EventsOf.nobody());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CheckBulkUploadProducer producer = new CheckBulkUploadProducer(
            new ImmichEndpoint("immich:checkBulkUpload", new ImmichComponent(), AssetOperations.CHECK_BULK_UPLOAD),
            server);

    CheckBulkUploadTest() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_file_whose_bytes_are_on_their_way_is_not_asked_about_before_they_have_arrived() throws Exception {
        Exchange first = message("one.jpg");
        assertThat(process(first).await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first.getMessage().getHeader(IngestHeaders.ACTION)).isEqualTo("accept");

        Exchange second = message("copy.jpg");
        CountDownLatch secondDone = process(second);
        assertThat(client.checkSizes).hasSize(1);
        client.held.put(SHA1, "asset");
        first.getUnitOfWork().done(first);

        assertThat(secondDone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("duplicate");
        assertThat(second.getMessage().getHeader(IngestHeaders.ASSET_ID)).isEqualTo("asset");
    }

    @Test
    void a_message_may_be_checked_twice_on_its_way() throws Exception {
        Exchange exchange = message("one.jpg");
        assertThat(process(exchange).await(10, TimeUnit.SECONDS)).isTrue();
        client.held.put(SHA1, "asset");

        assertThat(process(exchange).await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(exchange.getMessage().getHeader(IngestHeaders.ACTION)).isEqualTo("reject");
    }

    @Test
    void the_next_in_line_uploads_when_the_first_has_failed() throws Exception {
        Exchange first = message("one.jpg");
        assertThat(process(first).await(10, TimeUnit.SECONDS)).isTrue();
        Exchange second = message("copy.jpg");
        CountDownLatch secondDone = process(second);

        first.getUnitOfWork().done(first);

        assertThat(secondDone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.getMessage().getHeader(IngestHeaders.ACTION)).isEqualTo("accept");
    }

    @Test
    void a_file_that_failed_before_is_a_duplicate_once_the_original_was_seen() throws Exception {
        client.held.put(SHA1, "asset");
        client.look = id -> true;
        Exchange exchange = message("one.jpg", FAILED);

        assertThat(process(exchange).await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(exchange.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("duplicate");
        assertThat(exchange.getMessage().getHeader(IngestHeaders.REASON))
                .isEqualTo("the server held these bytes already; its original is readable");
    }

    @Test
    void a_file_that_failed_before_fails_again_when_the_original_is_lost() throws Exception {
        client.held.put(SHA1, "asset");
        client.look = id -> false;
        Exchange exchange = message("one.jpg", FAILED);

        assertThat(process(exchange).await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(exchange.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("failed");
        assertThat(exchange.getMessage().getHeader(IngestHeaders.ASSET_ID)).isEqualTo("asset");
        assertThat(exchange.getMessage().getHeader(IngestHeaders.ACTION)).isEqualTo("reject");
    }

    @Test
    void a_look_at_the_original_holds_up_no_other_check() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        client.held.put(SHA1, "asset");
        client.look = id -> {
            await(seen);
            return true;
        };
        CountDownLatch doubted = process(message("one.jpg", FAILED));

        for (int i = 0; i < 10; i++) {
            Exchange other = message("other" + i + ".jpg");
            other.getMessage()
                    .setHeader(IngestHeaders.CHECKSUM, String.valueOf(i).repeat(40));
            assertThat(process(other).await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(doubted.getCount()).isEqualTo(1);
        seen.countDown();

        assertThat(doubted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_copy_does_not_believe_in_an_asset_that_a_failed_upload_may_have_left() throws Exception {
        Exchange first = message("one.jpg");
        assertThat(process(first).await(10, TimeUnit.SECONDS)).isTrue();
        FileMessage.of(first, AssetOperations.UPLOAD_ASSET).doubt();
        client.held.put(SHA1, "asset");
        client.look = id -> false;
        Exchange second = message("copy.jpg");
        CountDownLatch secondDone = process(second);
        Exchange third = message("another.jpg");
        CountDownLatch thirdDone = process(third);

        first.getUnitOfWork().done(first);

        assertThat(secondDone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(thirdDone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("failed");
        assertThat(third.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("failed");
    }

    @Test
    void a_file_that_failed_before_does_not_believe_the_answer_to_a_copy() throws Exception {
        client.held.put(SHA1, "asset");
        client.look = id -> false;
        server.claims().claim(SHA1, (answer, inDoubt) -> {});
        Exchange exchange = message("one.jpg", FAILED);
        CountDownLatch done = process(exchange);

        server.claims().release(SHA1, new CheckResult("0", false, "duplicate", "asset", false), false);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(exchange.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("failed");
    }

    private CountDownLatch process(Exchange exchange) {
        CountDownLatch done = new CountDownLatch(1);
        producer.process(exchange, doneSync -> done.countDown());
        return done;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Exchange message(String name) {
        return message(name, null);
    }

    private Exchange message(String name, @Nullable Known known) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        exchange.getMessage()
                .setBody(new SourceFile(
                        "test", "immich", Path.of("/photos", name), new FileStamp(1, 1, null), null, known));
        exchange.getMessage().setHeader(IngestHeaders.CHECKSUM, SHA1);
        return exchange;
    }
}
