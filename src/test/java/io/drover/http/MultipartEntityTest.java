package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form is exactly the bytes that a server expects, sent in few writes. */
class MultipartEntityTest {
    private static final int BLOCK = 256 * 1024;

    @TempDir
    Path folder;

    private final List<Integer> writes = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final OutputStream out = new OutputStream() {
        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writes.add(length);
            received.write(bytes, offset, length);
        }
    };

    private MultipartEntity form(String fileName, Path file, long size, MultipartEntity.Guard guard) {
        return new MultipartEntity(
                "b", Map.of(), List.of(new FilePart("assetData", fileName, file, size)), guard, sent -> {});
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file" + bytes.length), bytes);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void fields_come_first_and_files_in_their_order() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("one", "1");
        fields.put("two", "zwei ü");
        MultipartEntity form = new MultipartEntity(
                "b",
                fields,
                List.of(
                        new FilePart("sidecarData", "a.jpg.xmp", file("<x/>".getBytes(StandardCharsets.UTF_8)), 4),
                        new FilePart("assetData", "a.jpg", file(new byte[] {'p', 'i', 'c'}), 3)),
                () -> {},
                sent -> {});

        form.writeTo(out);

        assertThat(received.toString(StandardCharsets.UTF_8)).isEqualTo("""
                --b
                Content-Disposition: form-data; name="one"

                1
                --b
                Content-Disposition: form-data; name="two"

                zwei ü
                --b
                Content-Disposition: form-data; name="sidecarData"; filename="a.jpg.xmp"
                Content-Type: application/octet-stream

                <x/>
                --b
                Content-Disposition: form-data; name="assetData"; filename="a.jpg"
                Content-Type: application/octet-stream

                pic
                --b--
                """.replace("\n", "\r\n"));
        assertThat(writes).hasSize(1);
        assertThat(form.getContentType()).isEqualTo("multipart/form-data; boundary=b");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 4_000, BLOCK - 200, BLOCK - 110, BLOCK - 100, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 17})
    void every_size_arrives_as_announced(int size) throws IOException {
        byte[] bytes = random(size);
        MultipartEntity form = form("a.jpg", file(bytes), size, () -> {});

        form.writeTo(out);

        assertThat(form.getContentLength()).isEqualTo(received.size());
        assertThat(parse()).isEqualTo(bytes);
        assertThat(writes.size()).isLessThanOrEqualTo(received.size() / BLOCK + 1);
    }

    private byte[] parse() throws IOException {
        MultipartInput input = MultipartInput.builder()
                .setInputStream(new ByteArrayInputStream(received.toByteArray()))
                .setBoundary("b".getBytes(StandardCharsets.US_ASCII))
                .get();
        assertThat(input.skipPreamble()).isTrue();
        assertThat(input.readHeaders()).contains("name=\"assetData\"");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        input.readBodyData(body);
        assertThat(input.readBoundary()).isFalse();
        return body.toByteArray();
    }

    @Test
    void names_are_raw_utf_8_without_their_folder() throws IOException {
        form("ordner/日本 \uD83D\uDE00 ü.jpg", file(new byte[0]), 0, () -> {}).writeTo(out);

        assertThat(received.toString(StandardCharsets.UTF_8)).contains("; filename=\"日本 \uD83D\uDE00 ü.jpg\"\r\n");
    }

    @Test
    void a_name_cannot_break_out_of_its_header() throws IOException {
        form("a\"b\\c\r\nX: y\u0001.jpg", file(new byte[0]), 0, () -> {}).writeTo(out);

        assertThat(received.toString(StandardCharsets.UTF_8))
                .contains("; filename=\"a\\\"b\\\\c%0D%0AX: y%01.jpg\"\r\n");
    }

    @Test
    void the_guard_looks_after_the_last_byte_and_before_the_last_block() throws IOException {
        List<Integer> sentBefore = new ArrayList<>();
        byte[] bytes = random(2 * BLOCK + 5);
        MultipartEntity form = form("a.jpg", file(bytes), bytes.length, () -> sentBefore.add(received.size()));

        form.writeTo(out);

        assertThat(sentBefore).containsExactly(2 * BLOCK);
    }

    @Test
    void a_short_file_asks_the_guard_first() throws IOException {
        Path file = file(new byte[10]);
        IOException changed = new IOException("changed");

        MultipartEntity watched = form("a.jpg", file, 11, () -> {
            throw changed;
        });
        assertThatThrownBy(() -> watched.writeTo(out)).isSameAs(changed);
        assertThat(watched.sourceFailure()).isSameAs(changed);

        MultipartEntity unwatched = form("a.jpg", file, 11, () -> {});
        assertThatThrownBy(() -> unwatched.writeTo(out))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("ended 1 bytes short of the 11 announced");
    }

    @Test
    void a_longer_file_is_cut_at_the_announced_size() throws IOException {
        byte[] bytes = random(2_000);

        form("a.jpg", file(bytes), 1_000, () -> {}).writeTo(out);

        assertThat(parse()).isEqualTo(Arrays.copyOf(bytes, 1_000));
    }

    @Test
    void a_missing_file_is_a_failure_of_the_source_and_a_broken_stream_is_not() throws IOException {
        MultipartEntity missing = form("a.jpg", folder.resolve("none"), 5, () -> {});
        assertThatThrownBy(() -> missing.writeTo(out)).isInstanceOf(NoSuchFileException.class);
        assertThat(missing.sourceFailure()).isInstanceOf(NoSuchFileException.class);

        IOException broken = new IOException("broken pipe");
        MultipartEntity form = form("a.jpg", file(new byte[3]), 3, () -> {});
        OutputStream dead = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw broken;
            }
        };
        assertThatThrownBy(() -> form.writeTo(dead)).isSameAs(broken);
        assertThat(form.sourceFailure()).isNull();
    }
}
