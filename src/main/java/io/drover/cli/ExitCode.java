package io.drover.cli;

/** What a command tells the shell. Scripts depend on these numbers. */
final class ExitCode {
    /** Everything went as it should, or a stop was asked for. */
    static final int OK = 0;

    /** Some files failed, were rejected or could not be read. */
    static final int SOME_FAILED = 1;

    /** The command line, a setting, a route or a folder is wrong. */
    static final int USAGE = 2;

    /** The server cannot be reached, is no Immich server, or refuses the key; or PostgreSQL does so where it is the store. */
    static final int SERVER = 3;

    private ExitCode() {}
}
