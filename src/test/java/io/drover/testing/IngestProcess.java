package io.drover.testing;

import io.drover.ingest.FileState;
import io.drover.ingest.Tally;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@link IngestRun} in another JVM, to be killed, or to see how little memory it needs. */
public final class IngestProcess implements AutoCloseable {
    /** Among the settings: what happens to a file once the server was seen to hold it, as the library's option says. */
    public static final String AFTER = "after";

    /** Among the settings: the album that files go into, as the library's option says. */
    public static final String ALBUM = "album";

    /** Among the settings: where the files are, as the library's option says; {@code storage.NAME} are options of that. */
    public static final String STORAGE = "storage";

    /** Among the settings: whether it is a drop folder, as the library's option says. */
    public static final String INBOX = "inbox";

    private static final Pattern RESULT =
            Pattern.compile("found (\\d+) uploaded (\\d+) failed (\\d+) hashed (\\d+) balances (true|false)");

    private final OtherProcess process;

    private IngestProcess(OtherProcess process) {
        this.process = process;
    }

    /**
     * How a run ended that was let be.
     *
     * @param hashed files that were read for their checksum
     */
    public record Result(long found, long uploaded, long failed, long hashed, boolean balances) {}

    /** @param options of the JVM @param settings over those of the file */
    public static IngestProcess start(
            Path folder, Path data, SandboxServer server, List<String> options, Map<String, String> settings)
            throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(folder.toString(), data.toString(), server.url().toString(), server.apiKey()));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        return new IngestProcess(OtherProcess.start(options, Map.of(), Main.class, arguments.toArray(String[]::new)));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Lets it run to its end. @throws AssertionError with what it said, when that is no result */
    public Result finished() throws IOException, InterruptedException {
        int exitCode = process.waitForEnd();
        Matcher result = RESULT.matcher(process.said());
        if (exitCode != 0 || !result.find()) {
            throw new AssertionError("it ended with " + exitCode + " and said: " + process.said());
        }
        return new Result(
                Long.parseLong(result.group(1)),
                Long.parseLong(result.group(2)),
                Long.parseLong(result.group(3)),
                Long.parseLong(result.group(4)),
                Boolean.parseBoolean(result.group(5)));
    }

    /** What it has said, as far as that was waited for. */
    public String said() {
        return process.said();
    }

    @Override
    public void close() {
        process.close();
    }

    /** What runs in the other JVM: folder, data folder, address, key, then settings as {@code key=value}. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException {
            IngestRun run = new IngestRun(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3]);
            Map<String, Object> storageOptions = new HashMap<>();
            for (String setting : List.of(arguments).subList(4, arguments.length)) {
                int equals = setting.indexOf('=');
                String key = setting.substring(0, equals);
                String value = setting.substring(equals + 1);
                if (key.startsWith(STORAGE + ".")) {
                    storageOptions.put(key.substring(STORAGE.length() + 1), value);
                    continue;
                }
                switch (key) {
                    case STORAGE -> run.withStorage(value, storageOptions);
                    case AFTER -> run.withLibrary(library -> library.setAfter(value));
                    case INBOX -> run.withLibrary(library -> library.setInbox(Boolean.parseBoolean(value)));
                    case ALBUM -> run.withLibrary(library -> library.setAlbum(value));
                    default -> run.with(key, value);
                }
            }
            Tally tally = run.withoutOutcomes().run();
            System.out.println("found " + tally.found() + " uploaded " + tally.of(FileState.UPLOADED) + " failed "
                    + tally.of(FileState.FAILED) + " hashed " + run.progress().hashedFiles() + " balances "
                    + tally.balances());
            System.exit(0);
        }
    }
}
