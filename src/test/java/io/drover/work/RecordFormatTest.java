package io.drover.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.ingest.SharedFile;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record says all that is needed, adjacent versions understand each other, and bytes of anybody harm nobody. */
class RecordFormatTest {
    private static final String FILE =
            "\"source\":\"/photos\",\"target\":\"immich\",\"path\":\"/photos/a.jpg\",\"size\":1,\"modified\":2";

    @Test
    void what_is_written_is_read() throws Exception {
        WorkRecord written = new WorkRecord(
                new SharedFile("nas", "immich", "/photos/\uFFFD80ä\u0301.jpg", 1L << 40, -5, "a.jpg.xmp", "a.mov"),
                new Wishes(
                        "move",
                        List.of("Rome", "\"quoted\""),
                        List.of("Travel/Rome"),
                        "Europe/Berlin",
                        "2020-01-01",
                        "2021-01-01",
                        false));

        assertThat(RecordReader.read(RecordWriter.write(written))).isEqualTo(written);
    }

    @Test
    void what_is_not_set_is_left_out() {
        SharedFile file = new SharedFile("/photos", "immich", "/photos/a.jpg", 1, 2, null, null);

        byte[] json = RecordWriter.write(
                new WorkRecord(file, new Wishes(null, List.of(), List.of(), null, null, null, true)));

        assertThat(new String(json, UTF_8)).isEqualTo("{\"v\":1,\"min\":1," + FILE + "}");
    }

    @Test
    void fields_of_a_newer_drover_are_passed_over_where_it_says_that_this_one_may_read_it() throws Exception {
        WorkRecord read = read("{\"v\":7,\"min\":1," + FILE + ",\"faces\":[{\"of\":[1,2]}]}");

        assertThat(read.file().path()).isEqualTo("/photos/a.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":2}", "{\"v\":3,\"min\":2,\"path\":{\"other\":\"shape\"}}"})
    void a_record_that_needs_a_newer_reader_is_told_from_one_that_nobody_can_read(String json) {
        UnreadableRecordException refused = refusal(json);

        assertThat(refused.kind()).isEqualTo(DeadKind.NEWER);
        assertThat(refused)
                .hasMessageMatching("it is of a newer Drover: its format needs a reader of 2, this one is of 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|it is no JSON object",
                "{\"v\":1|it is no valid JSON",
                "{\"v\":1,\"v\":1}|it is no valid JSON",
                "{\"v\":1}{}|there is something behind the JSON object",
                "{}|the field 'v' is missing",
                "{\"v\":0}|v and min are not the numbers of formats",
                "{\"v\":1,\"min\":2}|v and min are not the numbers of formats",
                "{\"v\":\"1\"}|the field 'v' is no whole number",
                "{\"v\":99999999999999999999}|the field 'v' is no whole number",
                "{\"v\":1}|the field 'source' is missing",
                "{\"v\":1,\"path\":5}|the field 'path' is no text, or an empty one",
                "{\"v\":1,\"path\":\"\"}|the field 'path' is no text, or an empty one",
                "{\"v\":1,\"path\":\"a\\u0000b\"}|the field 'path' is no text, or an empty one",
                "{\"v\":1,\"sidecar\":\"../../etc/passwd\"}|the field 'sidecar' is no name of a file",
                "{\"v\":1,\"partner\":\"..\"}|the field 'partner' is no name of a file",
                "{\"v\":1,\"albums\":\"A\"}|the field 'albums' is no list",
                "{\"v\":1,\"tags\":[[]]}|the field 'tags' is no text, or an empty one",
                "{\"v\":1,\"livePhotos\":\"no\"}|the field 'livePhotos' is neither true nor false",
            })
    void what_is_no_record_is_refused_without_quoting_it(String json, String why) {
        UnreadableRecordException refused = refusal(json);

        assertThat(refused.kind()).isEqualTo(DeadKind.UNREADABLE);
        assertThat(refused).hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"after\":\"format\"|the field 'after' is neither move nor delete",
                "\"zone\":\"Nowhere/At All\"|zone, since and until give no range of dates",
                "\"since\":\"yesterday\"|zone, since and until give no range of dates",
            })
    void wishes_that_are_none_are_refused(String wish, String why) {
        assertThat(refusal("{\"v\":1," + FILE + "," + wish + "}")).hasMessage(why);
    }

    @Test
    void a_size_below_zero_is_refused() {
        assertThat(refusal("{\"v\":1," + FILE.replace("\"size\":1", "\"size\":-1") + "}"))
                .hasMessage("the field 'size' is below 0");
    }

    @Test
    void a_record_is_no_longer_than_is_allowed_written_or_read() {
        SharedFile file = new SharedFile("/photos", "immich", "/photos/a.jpg", 1, 2, null, null);
        Wishes tooMany =
                new Wishes(null, Collections.nCopies(300, "x".repeat(1000)), List.of(), null, null, null, true);

        assertThatThrownBy(() -> RecordWriter.write(new WorkRecord(file, tooMany)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("what is to be told of /photos/a.jpg has ");
        assertThat(refusal(" ".repeat(262_145))).hasMessage("it has 262145 bytes, 262144 are allowed");
        assertThat(catchThrowableOfType(UnreadableRecordException.class, () -> RecordReader.read(null)))
                .hasMessage("it is empty");
    }

    private static UnreadableRecordException refusal(String json) {
        return catchThrowableOfType(UnreadableRecordException.class, () -> read(json));
    }

    private static WorkRecord read(String json) throws UnreadableRecordException {
        return RecordReader.read(json.getBytes(UTF_8));
    }
}
