package io.drover.cli;

import java.time.Duration;
import java.util.List;

/** Where progress is shown. Whoever writes to the same place holds its monitor meanwhile. */
interface Display {
    /** Shows nothing. */
    Display NONE = new Display() {
        @Override
        public Duration interval() {
            return Duration.ofDays(1);
        }

        @Override
        public void show(List<String> lines) {}

        @Override
        public void clear() {}
    };

    /** How often it wants to be told. */
    Duration interval();

    /** Shows these lines, in place of the ones before where that can be done. */
    void show(List<String> lines);

    /** Takes away what would be in the way of the final report. */
    void clear();
}
