package io.drover.library.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.storage.StoredFile;
import io.drover.testing.FakeS3;
import io.drover.testing.FakeS3.Fault;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 does not copy in one piece is copied by parts, whole or not at all. */
@Timeout(60)
class S3MoveTest {
    private FakeS3 server;
    private S3Client client;
    private S3Move move;

    @BeforeEach
    void start() throws IOException {
        server = FakeS3.with("photos").put("a.mp4", "0123456789a".getBytes(UTF_8));
        client = S3Client.builder()
                .endpointOverride(URI.create(server.url()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(FakeS3.ACCESS_KEY, FakeS3.SECRET_KEY)))
                .build();
        move = new S3Move(client, "photos", 10, 4);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_large_object_is_copied_by_parts() throws IOException {
        move.copy("a.mp4", found(), "done/a.mp4");

        assertThat(server.bytes("done/a.mp4")).asString(UTF_8).isEqualTo("0123456789a");
        assertThat(server.count("part")).isEqualTo(3);
        assertThat(server.count("copy")).isZero();
    }

    @Test
    void what_was_begun_is_given_up_when_a_part_fails() throws IOException {
        StoredFile found = found();
        server.meet((operation, key, number) -> operation.equals("part") && number == 2 ? Fault.FORBIDDEN : Fault.NONE);

        assertThatThrownBy(() -> move.copy("a.mp4", found, "done/a.mp4")).isInstanceOf(AwsServiceException.class);

        assertThat(server.count("abort")).isEqualTo(1);
        assertThat(server.holds("done/a.mp4")).isFalse();
    }

    @Test
    void another_version_and_a_key_that_is_taken_stay() throws IOException {
        StoredFile found = found();
        server.put("taken.mp4", "taken".getBytes(UTF_8));
        assertThatThrownBy(() -> move.copy("a.mp4", found, "taken.mp4")).isInstanceOf(AwsServiceException.class);
        server.put("a.mp4", "other bytes of it".getBytes(UTF_8));

        assertThatThrownBy(() -> move.copy("a.mp4", found, "done/a.mp4")).isInstanceOf(AwsServiceException.class);

        assertThat(server.bytes("taken.mp4")).asString(UTF_8).isEqualTo("taken");
        assertThat(server.holds("done/a.mp4")).isFalse();
    }

    private StoredFile found() throws IOException {
        return new S3Storage("s3://photos", "photos", () -> client).find("a.mp4");
    }
}
