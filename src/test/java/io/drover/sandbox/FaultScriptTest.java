package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script says exactly what it means, or is refused with one sentence. */
class FaultScriptTest {

    @Test
    void reads_rules_with_their_conditions() {
        var rules = FaultScript.parse("""
                uploadAsset: status 503 retry-after 1 every 10 x3; checkBulkUpload: delay 1.5s first 2
                hang undone 2.5%
                uploadAsset: slow 64kb after 7
                """);

        assertThat(rules)
                .containsExactly(
                        FaultRule.on("uploadAsset", new Fault.Status(503, 1))
                                .every(10)
                                .times(3),
                        FaultRule.on("checkBulkUpload", new Fault.Delay(1_500)).first(2),
                        FaultRule.onAll(new Fault.Hang(false)).percent(2.5),
                        FaultRule.on("uploadAsset", new Fault.SlowRead(65_536)).after(7));
    }

    @Test
    void knows_every_fault() {
        var rules = FaultScript.parse("early 401 half-close; hang; cut 0; lose-answer; cut-answer 7kb; "
                + "fail-after-store; stop-reading 1mb; corrupt; html; end-session; maintenance; maintenance 2s; "
                + "service 7ms 8; lines hang 1; lines end 0; lines end-bytes 7; lines cut 2; lines repeat 3; "
                + "lines broken 4; lines unknown 5; drip 3kb; page invalid-token; page forget-tokens; "
                + "page truncated; page total-count; page same-token; page both-tokens; page no-token; page empty; "
                + "page repeat; page stale");

        assertThat(rules)
                .extracting(FaultRule::fault)
                .containsExactly(
                        new Fault.Early(401, Fault.Then.HALF_CLOSE),
                        new Fault.Hang(true),
                        new Fault.Cut(0),
                        new Fault.LoseAnswer(),
                        new Fault.CutAnswer(7_168),
                        new Fault.FailAfterStore(),
                        new Fault.StopReading(1 << 20),
                        new Fault.Corrupt(),
                        new Fault.Html(),
                        new Fault.EndSession(),
                        new Fault.Maintenance(0),
                        new Fault.Maintenance(2_000),
                        new Fault.Service(7, 8),
                        new Fault.Lines(Fault.Trouble.HANG, 1),
                        new Fault.Lines(Fault.Trouble.END, 0),
                        new Fault.Lines(Fault.Trouble.END_BYTES, 7),
                        new Fault.Lines(Fault.Trouble.CUT, 2),
                        new Fault.Lines(Fault.Trouble.REPEAT, 3),
                        new Fault.Lines(Fault.Trouble.BROKEN, 4),
                        new Fault.Lines(Fault.Trouble.UNKNOWN, 5),
                        new Fault.Drip(3_072),
                        new Fault.Page(Fault.PageTrouble.INVALID_TOKEN),
                        new Fault.Page(Fault.PageTrouble.FORGET_TOKENS),
                        new Fault.Page(Fault.PageTrouble.TRUNCATED),
                        new Fault.Page(Fault.PageTrouble.TOTAL_COUNT),
                        new Fault.Page(Fault.PageTrouble.SAME_TOKEN),
                        new Fault.Page(Fault.PageTrouble.BOTH_TOKENS),
                        new Fault.Page(Fault.PageTrouble.NO_TOKEN),
                        new Fault.Page(Fault.PageTrouble.EMPTY),
                        new Fault.Page(Fault.PageTrouble.REPEAT),
                        new Fault.Page(Fault.PageTrouble.STALE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            uploadAset: hang                 | there is no operation 'uploadAset'
            uploadAsset: explode             | there is no fault 'explode'
            uploadAsset:                     | it needs a fault
            status                           | it needs a status from 200 to 599
            status 99                        | '99' is no status from 200 to 599
            status 503 retry-after soon      | 'soon' is no number
            early 401 later                  | 'later' is none of drain, close, half-close, stay
            delay 5                          | '5' is no time such as 200ms or 2s
            cut many                         | 'many' is no number of bytes such as 0 or 64kb
            hang sometimes                   | 'sometimes' is no condition
            hang first 0                     | after >= 0
            service 7ms 0                    | a knee of at least 1
            sync-pages: page empty           | sync, sync-init, sync-page, sync-delta, stack-asset
            page                             | it needs invalid-token, forget-tokens
            page 3                           | '3' is none of invalid-token, forget-tokens
            lines                            | it needs hang, end, end-bytes, cut, repeat, broken, unknown
            lines stop 3                     | 'stop' is none of hang, end, end-bytes, cut, repeat, broken, unknown
            lines end                        | it needs a number
            lines hang 0                     | lines hang needs at least 1
            lines repeat 0                   | lines repeat needs at least 1
            """)
    void refuses_what_it_does_not_know(String script, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultScript.parse(script))
                .withMessageStartingWith("fault '" + script + "': ")
                .withMessageContaining(complaint);
    }

    @Test
    void names_what_a_stack_is_asked_for() {
        var rules = FaultScript.parse("sync-page: status 429 after 1; stack-asset: html");

        assertThat(rules).extracting(FaultRule::operation).containsExactly("sync-page", "stack-asset");
    }

    @Test
    void explains_itself() {
        assertThat(FaultScript.help())
                .contains("lose-answer", "N%", "checkBulkUpload", "sync-delta")
                .contains(Stream.of(Fault.Trouble.values())
                        .map(Fault.Trouble::word)
                        .toList())
                .contains(troublesOfPages());
    }

    @Test
    void the_manual_tells_what_can_be_wrong_with_a_page() throws IOException {
        assertThat(Files.readString(Path.of("docs/sandbox.md")))
                .contains(troublesOfPages().stream()
                        .map(word -> "`page " + word + "`")
                        .toList());
    }

    private static List<String> troublesOfPages() {
        return Stream.of(Fault.PageTrouble.values())
                .map(trouble -> trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
