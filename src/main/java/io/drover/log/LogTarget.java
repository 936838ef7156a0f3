package io.drover.log;

/** A stream of the process. */
public enum LogTarget {
    /** Of what runs until it is stopped: its log is its output. */
    STANDARD_OUTPUT("System.out"),
    /** Of commands with results of their own, which go to standard output. */
    STANDARD_ERROR("System.err");

    private final String stream;

    LogTarget(String stream) {
        this.stream = stream;
    }

    /** What Logback calls it. It takes whatever stream is set at the time of each line. */
    String stream() {
        return stream;
    }
}
