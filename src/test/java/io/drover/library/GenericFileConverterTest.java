package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.SourceFile;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file from a file: consumer goes the same way as one from a library. */
@Timeout(60)
class GenericFileConverterTest {
    @TempDir
    Path inbox;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final AtomicInteger listings = new AtomicInteger();
    private final GenericFileConverter converter = new GenericFileConverter(folder -> {
        listings.incrementAndGet();
        return Files.newDirectoryStream(folder);
    });

    @Test
    void a_camel_file_becomes_a_source_file_with_its_sidecar() throws Exception {
        Path photo = Files.writeString(inbox.resolve("a 🐑.jpg"), "a");
        Path sidecar = Files.writeString(inbox.resolve("a 🐑.XMP"), "x");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.addComponent("immich", new FakeTarget());
            context.getRegistry().bind("clock", clock);
            FileEndpoint files = context.getEndpoint("file:" + inbox + "?noop=true&includeExt=jpg", FileEndpoint.class);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(files).convertBodyTo(SourceFile.class).to("seda:found");
                }
            });
            context.start();

            Exchange exchange = context.createConsumerTemplate().receive("seda:found", 30_000);

            assertThat(exchange.getMessage().getBody(SourceFile.class))
                    .isEqualTo(new SourceFile(inbox.toString(), "immich", photo, FileStamp.of(photo), sidecar, null));
        }
    }

    @Test
    void a_folder_that_does_not_change_is_listed_once_a_second() throws Exception {
        GenericFile<?> first = file("a.jpg");
        GenericFile<?> second = file("b.jpg");
        changedLongAgo();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("immich", new FakeTarget());
            context.getRegistry().bind("clock", clock);

            converter.toSourceFile(first, batch(context, 0));
            clock.advance(Duration.ofMillis(999));
            converter.toSourceFile(second, batch(context, 1));
            assertThat(listings).hasValue(1);

            clock.advance(Duration.ofMillis(1));
            converter.toSourceFile(second, batch(context, 1));
            assertThat(listings).hasValue(2);
        }
    }

    @Test
    void a_sidecar_that_came_since_the_last_poll_is_found_though_the_file_is_not_the_first_of_its_poll()
            throws Exception {
        GenericFile<?> first = file("a.jpg");
        changedLongAgo();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("immich", new FakeTarget());
            context.getRegistry().bind("clock", clock);
            converter.toSourceFile(first, batch(context, 0));
            Path sidecar = Files.writeString(inbox.resolve("b.jpg.xmp"), "x");

            SourceFile second = converter.toSourceFile(file("b.jpg"), batch(context, 1));

            assertThat(second.sidecar()).isEqualTo(sidecar);
        }
    }

    @Test
    void a_listing_of_a_folder_that_has_just_changed_is_not_used_again() throws Exception {
        GenericFile<?> first = file("a.jpg");
        FileTime justNow = FileTime.from(clock.instant().minusSeconds(2));
        Files.setLastModifiedTime(inbox, justNow);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("immich", new FakeTarget());
            context.getRegistry().bind("clock", clock);
            converter.toSourceFile(first, batch(context, 0));
            Path sidecar = Files.writeString(inbox.resolve("b.jpg.xmp"), "x");
            GenericFile<?> second = file("b.jpg");
            Files.setLastModifiedTime(inbox, justNow);

            assertThat(converter.toSourceFile(second, batch(context, 1)).sidecar())
                    .isEqualTo(sidecar);
        }
    }

    private void changedLongAgo() throws IOException {
        Files.setLastModifiedTime(inbox, FileTime.from(clock.instant().minusSeconds(60)));
    }

    private static Exchange batch(CamelContext context, int index) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        return exchange;
    }

    private GenericFile<?> file(String name) throws IOException {
        Path path = Files.writeString(inbox.resolve(name), name);
        GenericFile<?> file = new GenericFile<>();
        file.setAbsolute(true);
        file.setAbsoluteFilePath(path.toString());
        file.setEndpointPath(inbox.toString());
        return file;
    }
}
