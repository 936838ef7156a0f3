package io.drover.trial;

import java.util.function.Consumer;

/** Where warnings and errors of this process can be heard while a test runs. */
@FunctionalInterface
public interface LogTap {
    /** Hears until it is closed. @param listener gets one line an event, on any thread */
    Listening listen(Consumer<String> listener);

    /** Ends with close. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
