package io.drover.library.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import io.drover.testing.FakeS3;
import io.drover.testing.IngestRun;
import io.drover.testing.S3Server;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that checks signatures and was not written for these tests is understood, and understands. */
@Timeout(120)
class S3ServerTest {
    @TempDir
    static Path folder;

    private static S3Server server;

    @TempDir
    Path data;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void objects_are_listed_found_read_moved_and_deleted() throws Exception {
        server.createBucket("photos");
        server.put("photos", "in/ä + %2F.jpg", "first".getBytes(UTF_8));
        try (Storage storage = storage("photos", FakeS3.SECRET_KEY)) {
            StoredFile listed;
            try (Storage.Listing listing = storage.list("in")) {
                listed = Objects.requireNonNull(listing.next());
                assertThat(listing.next()).isNull();
            }
            assertThat(listed).isEqualTo(storage.find("in/ä + %2F.jpg"));
            assertThat(storage.find("in").kind()).isEqualTo(StoredFile.Kind.FOLDER);
            assertThatThrownBy(() -> storage.find("out")).isInstanceOf(NoSuchFileException.class);
            try (InputStream stream = storage.open("in/ä + %2F.jpg", listed, 2)) {
                assertThat(stream.readAllBytes()).asString(UTF_8).isEqualTo("rst");
            }

            storage.move("in/ä + %2F.jpg", listed, "done/ä.jpg");

            assertThat(server.keys("photos")).containsExactly("done/ä.jpg");
            server.put("photos", "b.jpg", "second".getBytes(UTF_8));
            assertThatThrownBy(() -> storage.move("b.jpg", storage.find("b.jpg"), "done/ä.jpg"))
                    .isInstanceOf(FileAlreadyExistsException.class);

            storage.delete("b.jpg", storage.find("b.jpg"));

            assertThat(server.keys("photos")).containsExactly("done/ä.jpg");
        }
    }

    @Test
    void a_wrong_secret_and_a_bucket_that_is_not_there_are_said_to_be() throws Exception {
        try (Storage storage = storage("nowhere", FakeS3.SECRET_KEY);
                Storage refused = storage("nowhere", "wrong")) {
            assertThatThrownBy(() -> storage.list("")).hasMessage(storage.name() + ": there is no such bucket");
            assertThatThrownBy(() -> refused.list(""))
                    .hasMessage(refused.name() + ": the credentials are refused (SignatureDoesNotMatch)");
        }
    }

    @Test
    void a_bucket_is_imported_and_moved_within() throws Exception {
        server.createBucket("inbox");
        for (int number = 0; number < 100; number++) {
            server.put("inbox", "new/" + number + ".jpg", ("photo " + number).getBytes(UTF_8));
        }
        try (SandboxServer immich = SandboxServer.builder().start()) {
            IngestRun run = new IngestRun(Path.of(""), data, immich)
                    .with("test.key", FakeS3.ACCESS_KEY)
                    .with("test.secret", FakeS3.SECRET_KEY)
                    .withStorage("aws2-s3:inbox", options())
                    .withLibrary(library -> library.setPath("new"))
                    .withLibrary(library -> library.setAfter("move:/done"));

            Tally tally = run.run();

            assertThat(tally.of(FileState.UPLOADED)).isEqualTo(100);
            assertThat(immich.assetCount()).isEqualTo(100);
            assertThat(server.keys("inbox")).hasSize(100).allMatch(key -> key.startsWith("done/"));
            assertThat(run.run().found()).isZero();
        }
    }

    private static Storage storage(String bucket, String secret) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("test.key", FakeS3.ACCESS_KEY);
        context.getPropertiesComponent().addInitialProperty("test.secret", secret);
        return S3Buckets.open(context, bucket, options());
    }

    private static Map<String, Object> options() {
        return new HashMap<>(Map.of(
                "uriEndpointOverride", server.url(),
                "forcePathStyle", "true",
                "region", "us-east-1",
                "accessKey", "#property:test.key",
                "secretKey", "#property:test.secret"));
    }
}
