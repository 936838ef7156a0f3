package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.AssetOperations;
import io.drover.ingest.Claim;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Progress;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that was given to another node is neither asked about nor sent, unless that has begun. */
class ClaimedFileTest {
    private static final String SHA1 = "a".repeat(40);

    private final FakeImmichClient client = new FakeImmichClient();
    private final ImmichServer server = new ImmichServer(
            "immich",
            "http://server/api",
            client,
            new ImmichServer.Limits(4, 1_000, Duration.ofSeconds(10)),
            new Random(1),
            EventsOf.nobody());
    private final DefaultCamelContext context = new DefaultCamelContext();

    ClaimedFileTest() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_another_node_has_is_not_asked_about() throws Exception {
        Exchange exchange = message(() -> false);

        process(check(), exchange);

        assertThat(exchange.getException()).isInstanceOf(PutBackException.class);
        assertThat(client.checkSizes).isEmpty();
    }

    @Test
    void what_is_this_node_s_is_asked_about() throws Exception {
        Exchange exchange = message(() -> true);

        process(check(), exchange);

        assertThat(exchange.getMessage().getHeader(IngestHeaders.ACTION)).isEqualTo("accept");
    }

    @Test
    void what_another_node_has_is_not_sent() throws Exception {
        Exchange exchange = message(() -> false);

        process(upload(), exchange);

        assertThat(exchange.getException())
                .isInstanceOf(PutBackException.class)
                .hasMessage("the file was given to another node");
    }

    @Test
    void what_may_have_been_stored_is_found_out_about_whoever_has_the_file_now() throws Exception {
        Exchange exchange = message(() -> false);
        FileMessage.of(exchange, AssetOperations.UPLOAD_ASSET).doubt();
        client.held.put(SHA1, "asset");
        client.look = id -> true;

        process(upload(), exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("uploaded");
    }

    private AsyncProcessor check() {
        return new CheckBulkUploadProducer(
                new ImmichEndpoint("immich:checkBulkUpload", new ImmichComponent(), AssetOperations.CHECK_BULK_UPLOAD),
                server);
    }

    private AsyncProcessor upload() {
        return new UploadAssetProducer(
                new ImmichEndpoint("immich:uploadAsset", new ImmichComponent(), AssetOperations.UPLOAD_ASSET),
                server,
                new Progress());
    }

    private static void process(AsyncProcessor step, Exchange exchange) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        step.process(exchange, doneSync -> done.countDown());
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private Exchange message(Claim claim) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        exchange.getMessage()
                .setBody(new SourceFile(
                        "test", "immich", Path.of("/photos/a.jpg"), new FileStamp(1, 1, null), null, null));
        exchange.getMessage().setHeader(IngestHeaders.CHECKSUM, SHA1);
        exchange.getMessage().setHeader(IngestHeaders.CLAIM, claim);
        return exchange;
    }
}
