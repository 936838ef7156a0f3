package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines are redrawn in place, never wider than the terminal, and a log line goes above them. */
class TerminalDisplayTest {
    private static final String UP_TWO_AND_ERASE = "\u001b[2A\r\u001b[J";
    private static final String ERASE = "\r\u001b[J";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final TerminalDisplay display =
            new TerminalDisplay(new PrintWriter(terminal, true, StandardCharsets.UTF_8), () -> 40);

    @Test
    void lines_are_redrawn_in_place_and_cut_at_the_width() {
        display.show(List.of("a".repeat(50), "b"));
        display.show(List.of("c", "d"));

        assertThat(shown()).isEqualTo(ERASE + "a".repeat(39) + "\nb\n" + UP_TWO_AND_ERASE + "c\nd\n");
    }

    @Test
    void a_log_line_takes_the_place_of_the_lines_which_come_again_below() {
        PrintStream log = LogAbove.stream(terminal, display);
        display.show(List.of("a", "b"));

        log.println("WARN something");
        display.show(List.of("c"));

        String newLine = System.lineSeparator();
        assertThat(shown()).isEqualTo(ERASE + "a\nb\n" + UP_TWO_AND_ERASE + "WARN something" + newLine + ERASE + "c\n");
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
