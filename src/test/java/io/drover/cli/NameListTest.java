package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A list gives each name once, as it comes, and tells when it is not whole. */
@Timeout(30)
class NameListTest {
    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createFile(folder.resolve("b.jpg"));
    }

    @Test
    void lines_name_files_from_the_base_or_the_root() throws Exception {
        NameList list = lines("a.jpg\r\n\n/photos/x y.jpg\n./sub/../b.jpg\n# no comment\n");

        assertThat(list.next())
                .containsExactly(
                        folder.resolve("a.jpg"),
                        Path.of("/photos/x y.jpg"),
                        folder.resolve("b.jpg"),
                        folder.resolve("# no comment"));
        assertThat(list.next()).isEmpty();
        assertThat(list.trouble()).isNull();
    }

    @Test
    void a_nul_lets_a_name_hold_anything_else() throws Exception {
        NameList list = nuls("a\nb.jpg\0\0c.jpg\r\0");

        assertThat(list.next()).containsExactly(folder.resolve("a\nb.jpg"), folder.resolve("c.jpg\r"));
        assertThat(list.trouble()).isNull();
    }

    @Test
    void a_name_that_is_listed_twice_is_given_once() throws Exception {
        NameList list = lines("a.jpg\n" + folder + "/a.jpg\n./a.jpg\nb.jpg\n");

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"), folder.resolve("b.jpg"));
    }

    @Test
    void a_mark_of_the_byte_order_is_no_part_of_the_first_name() throws Exception {
        assertThat(all(lines("\uFEFFa.jpg\n"))).containsExactly(folder.resolve("a.jpg"));
    }

    @Test
    void a_last_name_without_a_separator_counts_when_there_is_such_a_file() throws Exception {
        NameList list = lines("a.jpg\nb.jpg");

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"), folder.resolve("b.jpg"));
        assertThat(list.trouble()).isNull();
    }

    @Test
    void a_list_that_ends_in_the_middle_of_a_name_is_told() throws Exception {
        NameList list = nuls("a.jpg\0b.j");

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"), folder.resolve("b.j"));
        assertThat(list.trouble())
                .isEqualTo("the list ends without a separator in a name that no file has: it was cut off at 'b.j'");
    }

    @Test
    void a_list_with_the_other_separator_is_told() throws Exception {
        NameList list = lines("a.jpg\nb.jpg\0c.jpg\0\nd.jpg\n");

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"));
        assertThat(list.trouble()).isEqualTo("the list: name 2 holds a NUL character; NUL-separated lists need --null");
    }

    @Test
    void what_is_no_list_at_all_is_not_read_into_memory() throws Exception {
        NameList list = nuls("a.jpg\0" + "x".repeat(10_000_000));

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"));
        assertThat(list.trouble()).contains("cannot be read after name 1").contains("32768 bytes without a separator");
    }

    @Test
    void a_list_that_breaks_gives_what_it_named_before() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        InputStream begin = new ByteArrayInputStream("a.jpg\nb.jpg\n".getBytes(StandardCharsets.UTF_8));
        NameList list = new NameList("the list", new SequenceInputStream(begin, broken), false, folder, folder);

        assertThat(all(list)).containsExactly(folder.resolve("a.jpg"), folder.resolve("b.jpg"));
        assertThat(list.trouble()).isEqualTo("the list cannot be read after name 2: Input/output error");
    }

    @Test
    void what_has_come_is_given_while_the_list_stays_open() throws Exception {
        try (PipedOutputStream producer = new PipedOutputStream()) {
            NameList list = new NameList("the list", new PipedInputStream(producer), false, folder, folder);
            producer.write("a.jpg\nb.jpg\nc.j".getBytes(StandardCharsets.UTF_8));
            producer.flush();

            assertThat(list.next()).containsExactly(folder.resolve("a.jpg"), folder.resolve("b.jpg"));
            producer.write("pg\n".getBytes(StandardCharsets.UTF_8));
            producer.flush();
            assertThat(list.next()).containsExactly(folder.resolve("c.jpg"));
        }
    }

    @Test
    void a_long_list_comes_in_parts() throws Exception {
        StringBuilder names = new StringBuilder();
        for (int number = 0; number < 10_000; number++) {
            names.append("folder/").append(number).append(".jpg\n");
        }
        NameList list = lines(names.toString());

        assertThat(list.next()).hasSize(2_000);
        assertThat(all(list)).hasSize(8_000);
    }

    private NameList lines(String text) {
        return list(text, false);
    }

    private NameList nuls(String text) {
        return list(text, true);
    }

    private NameList list(String text, boolean nul) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new NameList("the list", in, nul, folder, folder);
    }

    private static List<Path> all(NameList list) throws InterruptedException {
        List<Path> all = new ArrayList<>();
        List<Path> part = list.next();
        while (!part.isEmpty()) {
            all.addAll(part);
            part = list.next();
        }
        return all;
    }
}
