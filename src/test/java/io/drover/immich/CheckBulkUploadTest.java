package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.AssetOperations;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same bytes in two messages become one upload, however their checks and uploads fall together. */
@Timeout(20)
class CheckBulkUploadTest {
    private static final String SHA1 = "a".repeat(40);

    private final FakeImmichClient client = new FakeImmichClient();
    private final ImmichServer server = new ImmichServer(
            "immich",
            "http://server/api",
            client,
            new ImmichServer.Limits(4, 1_000, Duration.ofSeconds(10)),
            new Random(1));
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

    private CountDownLatch process(Exchange exchange) {
        CountDownLatch done = new CountDownLatch(1);
        producer.process(exchange, doneSync -> done.countDown());
        return done;
    }

    private Exchange message(String name) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        exchange.getMessage()
                .setBody(new SourceFile(
                        "test", "immich", Path.of("/photos", name), new FileStamp(1, 1, null), null, null));
        exchange.getMessage().setHeader(IngestHeaders.CHECKSUM, SHA1);
        return exchange;
    }
}
