package io.drover.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.Claim;
import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Spool;
import io.drover.storage.StorageFileSystem;
import io.drover.testing.MemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not on this machine is fetched once, and kept for as long as its message lives. */
@Timeout(60)
class SpooledFileTest {
    @TempDir
    Path folder;

    private final MemoryStorage storage = new MemoryStorage().put("a.jpg", "first");
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Spool spool;
    private Processor next = exchange -> {};

    @BeforeEach
    void start() throws Exception {
        spool = new Spool(folder);
        context.disableJMX();
        context.getRegistry().bind("spool", spool);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file").to("checksum:sha1").process(exchange -> next.process(exchange));
            }
        });
        context.start();
        spool.budget(10);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void its_bytes_are_kept_under_a_name_of_our_own_until_its_message_is_done() throws Exception {
        StringBuilder kept = new StringBuilder();
        next = exchange -> {
            SourceFile file = exchange.getMessage().getBody(SourceFile.class);
            kept.append(file.content().getFileName()).append(' ').append(Files.readString(file.content()));
        };

        Exchange done = send(listed("a.jpg"));

        assertThat(kept).hasToString("0.spool first");
        assertThat(sha1(done)).isEqualTo(sha1Of("first"));
        assertThat(done.getMessage().getBody(SourceFile.class).path()).hasToString("memory://tests/a.jpg");
        assertThat(storage.opened).hasValue(1);
        assertNothingKept();
    }

    @Test
    void it_is_let_go_when_its_message_fails() throws Exception {
        next = exchange -> {
            throw new IOException("no server");
        };

        Exchange done = send(listed("a.jpg"));

        assertThat(done.getException()).hasMessage("no server");
        assertNothingKept();
    }

    @Test
    void what_is_larger_than_the_whole_spool_is_read_where_it_is() throws Exception {
        storage.put("b.jpg", "larger than ten bytes");

        Exchange done = send(listed("b.jpg"));

        SourceFile file = done.getMessage().getBody(SourceFile.class);
        assertThat(file.spooled()).isFalse();
        assertThat(sha1(done)).isEqualTo(sha1Of("larger than ten bytes"));
        assertThat(Files.readString(file.content())).isEqualTo("larger than ten bytes");
    }

    @Test
    void one_that_has_become_another_goes_again() throws Exception {
        SourceFile found = listed("a.jpg");
        storage.put("a.jpg", "second one");

        Exchange done = send(found);

        assertThat(done.getException()).isInstanceOf(FileChangedException.class);
        assertNothingKept();
    }

    @Test
    void one_that_is_gone_is_vanished() throws Exception {
        SourceFile found = listed("a.jpg");
        storage.delete("a.jpg", storage.find("a.jpg"));

        Exchange done = send(found);

        assertThat(done.getMessage().getHeader(IngestHeaders.STATE)).isEqualTo("vanished");
        assertNothingKept();
    }

    @Test
    void one_that_was_given_to_another_node_is_not_fetched() throws Exception {
        SourceFile found = listed("a.jpg");
        Claim gone = () -> false;

        Exchange done = context.createProducerTemplate().send("direct:file", exchange -> {
            exchange.getMessage().setBody(found);
            exchange.getMessage().setHeader(IngestHeaders.CLAIM, gone);
        });

        assertThat(done.getException()).isInstanceOf(PutBackException.class);
        assertThat(storage.opened).hasValue(0);
        assertNothingKept();
    }

    @Test
    void who_waits_for_room_holds_up_no_file_of_this_machine() throws Exception {
        Path local = Files.writeString(folder.resolve("local.jpg"), "first");
        CountDownLatch room = new CountDownLatch(1);
        next = exchange -> {
            if (exchange.getMessage().getBody(SourceFile.class).spooled()) {
                room.await();
            }
        };
        for (int number = 0; number < 20; number++) {
            storage.put(number + ".jpg", "ten bytes!");
        }
        CompletableFuture<?>[] waiting = Stream.iterate(0, number -> number + 1)
                .limit(20)
                .map(number -> context.createProducerTemplate()
                        .asyncSend(
                                "direct:file", exchange -> exchange.getMessage().setBody(listed(number + ".jpg"))))
                .toArray(CompletableFuture[]::new);

        Exchange done = send(new SourceFile("test", "immich", local, FileStamp.of(local), null, null));

        assertThat(sha1(done)).isEqualTo(sha1Of("first"));
        room.countDown();
        CompletableFuture.allOf(waiting).join();
        Files.delete(local);
        assertNothingKept();
    }

    private Exchange send(SourceFile file) {
        return context.createProducerTemplate()
                .send("direct:file", exchange -> exchange.getMessage().setBody(file));
    }

    private SourceFile listed(String name) throws IOException {
        Path root = new StorageFileSystem(storage).root();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root, path -> path.endsWith(name))) {
            Path path = paths.iterator().next();
            return new SourceFile("test", "immich", path, FileStamp.of(path), null, null);
        }
    }

    private static String sha1(Exchange exchange) {
        return String.valueOf(exchange.getMessage().getHeader(IngestHeaders.CHECKSUM));
    }

    private static String sha1Of(String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertNothingKept() throws IOException {
        assertThat(spool.held()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
