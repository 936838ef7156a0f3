package io.drover.cli;

/** What a service logs, a command that reports by itself need not say twice. */
final class QuietLog {
    private static final String LIBRARIES = "org.slf4j.simpleLogger.log.io.drover.library";

    private QuietLog() {}

    /** Leaves out the line about each finished scan, unless the user set a level. Call it before the first scan. */
    static void ofLibraries() {
        if (System.getProperty(LIBRARIES) == null) {
            System.setProperty(LIBRARIES, "warn");
        }
    }
}
