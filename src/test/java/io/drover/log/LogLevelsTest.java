package io.drover.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries are quiet, a user may ask for more, and never for lines that show secrets. */
class LogLevelsTest {
    @Test
    void without_a_word_of_the_user_libraries_speak_up_when_something_is_wrong() {
        assertThat(LogLevels.DEFAULT.of("ROOT")).isEqualTo(Level.WARN);
        assertThat(LogLevels.DEFAULT.of("io.drover")).isEqualTo(Level.INFO);
        assertThat(LogLevels.DEFAULT.of("org.apache.hc")).isEqualTo(Level.WARN);
        assertThat(LogLevels.DEFAULT.of("org.apache.qpid")).isEqualTo(Level.OFF);
    }

    @Test
    void a_level_alone_is_that_of_all_of_drover() {
        LogLevels levels = LogLevels.parse("debug");

        assertThat(levels.of("io.drover")).isEqualTo(Level.DEBUG);
        assertThat(levels.of("ROOT")).isEqualTo(Level.WARN);
    }

    @Test
    void a_logger_by_name_is_heard_in_detail_while_the_others_stay_as_they_are() {
        LogLevels levels = LogLevels.parse("warn, io.drover.feed = debug, org.apache.kafka=INFO");

        assertThat(levels.of("io.drover")).isEqualTo(Level.WARN);
        assertThat(levels.of("io.drover.feed")).isEqualTo(Level.DEBUG);
        assertThat(levels.of("org.apache.kafka")).isEqualTo(Level.INFO);
        assertThat(levels.of("org.eclipse.jetty")).isEqualTo(Level.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loud", "info,", "=debug", "io.drover.feed", "io.drover.feed=loud"})
    void what_is_no_level_is_refused_and_shown_how(String text) {
        assertThatThrownBy(() -> LogLevels.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be trace, debug, info, warn, error or off")
                .hasMessageEndingWith("is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.hc=debug",
                "org.apache.hc.client5.http.wire=trace",
                "info,org.apache.qpid.jms=info",
                "io.netty.handler.logging=debug"
            })
    void lines_that_would_show_keys_cannot_be_asked_for(String text) {
        assertThatThrownBy(() -> LogLevels.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("show keys and passwords");
    }

    @Test
    void the_libraries_that_show_keys_stay_quiet_when_all_others_are_asked_to_speak() {
        LogLevels levels = LogLevels.parse("trace,ROOT=trace,org.apache=trace");

        assertThat(levels.of("org.apache.hc")).isEqualTo(Level.WARN);
        assertThat(levels.of("io.netty")).isEqualTo(Level.WARN);
    }
}
