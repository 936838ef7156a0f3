package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file leaves its place only when it is the one that the server holds, and never over another file. */
@Timeout(60)
class DisposeTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_moved_with_its_sidecar_under_its_path() throws Exception {
        Path photo = write("library/2024/a.jpg");
        Path sidecar = write("library/2024/a.jpg.xmp");

        Exchange exchange = dispose("move:" + folder.resolve("done"), file(photo, sidecar), "uploaded");

        Path moved = folder.resolve("done/2024/a.jpg");
        assertThat(moved).hasContent("library/2024/a.jpg");
        assertThat(folder.resolve("done/2024/a.jpg.xmp")).exists();
        assertThat(photo).doesNotExist();
        assertThat(sidecar).doesNotExist();
        assertThat(exchange.getMessage().getHeader(IngestHeaders.DISPOSAL))
                .isEqualTo("moved to " + moved + " with its sidecar");
    }

    @Test
    void a_name_that_exists_is_never_overwritten() throws Exception {
        Path photo = write("library/a.jpg");
        Path sidecar = write("library/a.xmp");
        Path first = write("done/a.jpg");
        Path second = write("done/a (1).xmp");

        dispose("move:" + folder.resolve("done"), file(photo, sidecar), "duplicate");

        assertThat(first).hasContent("done/a.jpg");
        assertThat(second).hasContent("done/a (1).xmp");
        assertThat(folder.resolve("done/a (2).jpg")).hasContent("library/a.jpg");
        assertThat(folder.resolve("done/a (2).xmp")).hasContent("library/a.xmp");
    }

    @Test
    void a_file_is_moved_across_stores_by_a_checked_copy() throws Exception {
        Path shared = Path.of("/dev/shm");
        assumeThat(Files.isWritable(shared)).isTrue();
        Path done = shared.resolve("drover-" + UUID.randomUUID());
        Path photo = write("library/a.jpg");
        FileStamp stamp = FileStamp.of(photo);
        try {
            dispose("move:" + done, file(photo, null), "uploaded");

            assertThat(photo).doesNotExist();
            assertThat(done.resolve("a.jpg")).hasContent("library/a.jpg");
            assertThat(FileStamp.of(done.resolve("a.jpg")).modified())
                    .isCloseTo(stamp.modified(), within(1, ChronoUnit.MICROS));
            assertThat(done).isDirectoryNotContaining("glob:**.part");
        } finally {
            Files.deleteIfExists(done.resolve("a.jpg"));
            Files.deleteIfExists(done);
        }
    }

    @Test
    void a_file_is_deleted_with_the_sidecar_that_is_its_own() throws Exception {
        Path photo = write("library/a.jpg");
        Path sidecar = write("library/a.xmp");

        Exchange exchange = dispose("delete", file(photo, sidecar), "uploaded");

        assertThat(photo).doesNotExist();
        assertThat(sidecar).doesNotExist();
        assertThat(exchange.getMessage().getHeader(IngestHeaders.DISPOSAL)).isEqualTo("deleted with its sidecar");
    }

    @Test
    void a_sidecar_that_may_mean_another_photo_stays() throws Exception {
        Path raw = write("library/a.dng");
        write("library/a.jpg");
        Path sidecar = write("library/a.xmp");

        dispose("delete", file(raw, sidecar), "uploaded");

        assertThat(raw).doesNotExist();
        assertThat(sidecar).exists();
    }

    @Test
    void a_file_that_changed_since_it_was_read_stays() throws Exception {
        Path photo = write("library/a.jpg");
        SourceFile file = file(photo, null);
        Files.writeString(photo, "something else");

        Exchange exchange = dispose("delete", file, "uploaded");

        assertLeft(photo, exchange, "left in its place: it has changed since it was read");
    }

    @Test
    void a_link_stays() throws Exception {
        Path photo = write("elsewhere/a.jpg");
        Files.createDirectories(folder.resolve("library"));
        Path link = Files.createSymbolicLink(folder.resolve("library/a.jpg"), photo);

        Exchange exchange = dispose("delete", file(link, null), "uploaded");

        assertLeft(link, exchange, "left in its place: it is a symbolic link");
    }

    @Test
    void a_file_outside_of_the_library_stays() throws Exception {
        Path photo = write("elsewhere/a.jpg");

        Exchange exchange = dispose("delete", file(photo, null), "uploaded");

        assertLeft(photo, exchange, "left in its place: it is not in " + folder.resolve("library"));
    }

    @Test
    void a_file_that_the_server_was_not_seen_to_hold_stays() throws Exception {
        Path photo = write("library/a.jpg");

        Exchange exchange = dispose("delete", file(photo, null), "trashed");

        assertLeft(photo, exchange, "left in its place: its state is trashed, not one of uploaded, duplicate");
    }

    @Test
    void a_file_of_a_library_that_keeps_its_files_stays() throws Exception {
        Path photo = write("library/a.jpg");

        Exchange exchange = dispose("keep", file(photo, null), "uploaded");

        assertLeft(photo, exchange, "left in its place: its library keeps its files");
    }

    private static void assertLeft(Path path, Exchange exchange, String reason) {
        assertThat(path).exists();
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(IngestHeaders.REASON)).isEqualTo(reason);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(IngestHeaders.DISPOSAL);
    }

    /** Sends to library:dispose while a library with this option runs, which itself finds no file. */
    private Exchange dispose(String after, SourceFile file, String state) throws Exception {
        Path library = Files.createDirectories(folder.resolve("library"));
        Map<String, Object> options = Map.of("after", after, "source", "photos", "exclude", "*");
        try (LibraryRun run =
                new LibraryRun(new FakeLedger(), Clock.systemUTC(), library, LibraryRun.onceWith(options))) {
            run.start().finish();
            Exchange exchange = new DefaultExchange(run.context);
            exchange.getMessage().setBody(file);
            exchange.getMessage().setHeader(IngestHeaders.STATE, state);
            return run.context.createProducerTemplate().send("library:dispose", exchange);
        }
    }

    private static SourceFile file(Path path, @Nullable Path sidecar) throws IOException {
        return new SourceFile("photos", "immich", path, FileStamp.of(path), sidecar, null);
    }

    private Path write(String name) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, name);
    }
}
