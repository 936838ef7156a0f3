package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void a_camel_file_becomes_a_source_file_with_its_sidecar() throws Exception {
        Path photo = Files.writeString(inbox.resolve("a 🐑.jpg"), "a");
        Path sidecar = Files.writeString(inbox.resolve("a 🐑.XMP"), "x");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.addComponent("immich", new FakeTarget());
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
    void a_folder_is_listed_once_a_poll() throws Exception {
        AtomicInteger listings = new AtomicInteger();
        GenericFileConverter converter = new GenericFileConverter(folder -> {
            listings.incrementAndGet();
            return Files.newDirectoryStream(folder);
        });
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("immich", new FakeTarget());
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, 0);
            assertThat(converter.toSourceFile(file("a.jpg"), exchange).sidecar())
                    .isNull();
            Files.writeString(inbox.resolve("b.jpg.xmp"), "x");

            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, 1);
            converter.toSourceFile(file("b.jpg"), exchange);
            assertThat(listings).hasValue(1);

            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, 0);
            assertThat(converter.toSourceFile(file("b.jpg"), exchange).sidecar())
                    .isEqualTo(inbox.resolve("b.jpg.xmp"));
        }
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
