package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.drover.http.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Lines are told apart by bytes, kept as they came, and counted as whole only when the server says so. */
class SyncLinesTest {
    private static final String ASSET =
            "{\"type\":\"AssetV2\",\"data\":{\"id\":\"a\",\"n\":[1,{}]},\"ack\":\"AssetV2|1\"}";
    private static final String COMPLETE = "{\"type\":\"SyncCompleteV1\",\"data\":{},\"ack\":\"SyncCompleteV1|2\"}";

    private static SyncLines lines(InputStream in, boolean saysWhenComplete) {
        return new SyncLines(
                in,
                saysWhenComplete,
                why -> new ApiException("getSyncStream", "not what was promised: " + why, 200, null, 0, false, null));
    }

    private static SyncLines lines(String text) {
        return lines(stream(text), true);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
    }

    private static List<SyncLine> all(SyncLines lines) {
        List<SyncLine> all = new ArrayList<>();
        lines.forEachRemaining(all::add);
        return all;
    }

    @Test
    void a_line_is_kept_as_the_server_wrote_it() {
        List<SyncLine> all = all(lines(ASSET + "\n" + COMPLETE + "\n"));

        assertThat(all)
                .extracting(SyncLine::type, SyncLine::data, SyncLine::ack, SyncLine::json)
                .containsExactly(
                        tuple("AssetV2", "{\"id\":\"a\",\"n\":[1,{}]}", "AssetV2|1", ASSET),
                        tuple("SyncCompleteV1", "{}", "SyncCompleteV1|2", COMPLETE));
    }

    @Test
    void unknown_types_extra_fields_and_another_order_are_kept() {
        String line = "{\"ack\":\"X|1|2\", \"new\":{\"a\":[]}, \"data\": \"täxt \\n\" ,\"type\":\"NewV7\"}";

        SyncLine read = lines(line + "\r\n" + COMPLETE).next();

        assertThat(read.type()).isEqualTo("NewV7");
        assertThat(read.ack()).isEqualTo("X|1|2");
        assertThat(read.data()).isEqualTo("\"täxt \\n\"");
        assertThat(read.json()).isEqualTo(line + "\r");
    }

    @Test
    void data_of_every_kind_is_raw() {
        for (String data : List.of("12", "-1.50", "null", "true", "[]", "{ \"a\" : 1 }", "\"\\u00e4\"", "\"日本😀\"")) {
            SyncLine line = lines("{\"type\":\"T\",\"data\": " + data + " ,\"ack\":\"a\"}")
                    .next();

            assertThat(line.data()).isEqualTo(data);
        }
    }

    @Test
    void data_can_be_read_field_by_field() throws IOException {
        SyncLine line = lines(ASSET).next();

        try (JsonParser parser = line.parser()) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(parser.nextFieldName()).isEqualTo("id");
            assertThat(parser.nextTextValue()).isEqualTo("a");
            assertThat(parser.nextFieldName()).isEqualTo("n");
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void characters_of_several_bytes_may_be_cut_by_the_network() {
        byte[] bytes = ("{\"type\":\"T\",\"data\":\"日本😀\u2028\",\"ack\":\"a\"}\n" + COMPLETE)
                .getBytes(StandardCharsets.UTF_8);
        InputStream oneByOne = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int next = read();
                if (next < 0) {
                    return -1;
                }
                buffer[offset] = (byte) next;
                return 1;
            }
        };

        assertThat(all(lines(oneByOne, true)))
                .first()
                .extracting(SyncLine::data)
                .isEqualTo("\"日本😀\u2028\"");
    }

    @Test
    void an_end_without_the_last_line_is_an_error_that_stays() {
        SyncLines lines = lines(ASSET + "\n");

        assertThat(lines.next().type()).isEqualTo("AssetV2");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(lines::hasNext)
                    .isInstanceOf(IncompleteStreamException.class)
                    .hasMessage("the stream ended after 1 lines without SyncCompleteV1");
        }
    }

    @Test
    void a_reset_is_an_end_too() {
        assertThat(all(lines("{\"type\":\"SyncResetV1\",\"data\":{},\"ack\":\"SyncResetV1|reset\"}\n")))
                .singleElement()
                .extracting(SyncLine::ack)
                .isEqualTo("SyncResetV1|reset");
    }

    @Test
    void an_older_server_ends_without_a_word() {
        SyncLines lines = lines(stream(ASSET + "\n"), false);

        assertThat(all(lines)).hasSize(1);
        assertThat(lines.hasNext()).isFalse();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_broken_connection_is_an_error_whatever_the_version() {
        SyncLines lines = lines(new SequenceInputStream(stream(ASSET + "\n"), broken()), false);

        assertThat(lines.next().type()).isEqualTo("AssetV2");
        assertThatThrownBy(lines::hasNext)
                .isInstanceOf(IncompleteStreamException.class)
                .hasMessage("the stream broke off after 1 lines: Connection reset")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void a_connection_that_breaks_behind_the_last_line_has_told_all() {
        assertThat(all(lines(new SequenceInputStream(stream(COMPLETE + "\n"), broken()), true)))
                .hasSize(1);
    }

    @Test
    void a_line_that_does_not_end_is_refused_before_it_fills_the_memory() {
        byte[] half = new byte[LineReader.LONGEST_LINE / 2];
        Arrays.fill(half, (byte) ' ');
        InputStream three = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(half), new ByteArrayInputStream(half)),
                new ByteArrayInputStream(half));

        assertThatThrownBy(lines(three, true)::hasNext)
                .isInstanceOf(IncompleteStreamException.class)
                .hasMessage("the stream broke off after 0 lines: a line is longer than 10485760 bytes");
    }

    @Test
    void a_long_line_is_whole() {
        String data = "\"" + "x".repeat(3_000_000) + "\"";

        SyncLine line =
                lines("{\"type\":\"T\",\"data\":" + data + ",\"ack\":\"a\"}\n").next();

        assertThat(line.data()).isEqualTo(data);
    }

    @Test
    void what_is_no_line_is_named_without_its_content() {
        assertWrong("{\"type\":\"T\",\"data\":{}}", "line 1: the field ack is missing or of another kind");
        assertWrong("{\"type\":7,\"data\":{},\"ack\":\"a\"}", "line 1: the field type is missing or of another kind");
        assertWrong("{\"type\":\"T\",\"ack\":\"a\"}", "line 1: the field data is missing or of another kind");
        assertWrong("<html>secret", "line 1: it is not valid JSON");
        assertWrong("[]", "line 1: it is not an object");
        assertWrong("{\"type\":\"T\",\"data\":{},\"ack\":\"a\"} {}", "line 1: something follows its object");
        assertWrong("{\"type\":\"T\",\"data\":{\"secret", "line 1: it is not valid JSON");
    }

    private static void assertWrong(String line, String why) {
        SyncLines lines = lines(line + "\n" + COMPLETE);

        assertThatThrownBy(lines::hasNext)
                .isInstanceOf(ApiException.class)
                .hasMessage("not what was promised: " + why)
                .hasNoCause();
    }

    @Test
    void the_text_form_does_not_show_the_data() {
        String line = "{\"type\":\"AuthUserV1\",\"data\":{\"pinCode\":\"secret\"},\"ack\":\"AuthUserV1|1\"}";

        assertThat(lines(line).next()).hasToString("SyncLine[AuthUserV1, ack AuthUserV1|1]");
    }
}
