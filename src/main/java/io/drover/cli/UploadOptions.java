package io.drover.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code drover upload} is told. */
final class UploadOptions {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Folders, with all below them, and files.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--files-from",
            paramLabel = "FILE",
            description =
                    "In place of PATH: the files that FILE names, one a line; - is standard input, which may stay open.")
    @Nullable
    String filesFrom;

    @Option(
            names = {"-0", "--null"},
            description = "A NUL ends each name of --files-from, as find -print0 writes it.")
    boolean nul;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Address of the server's API, ending in /api (else IMMICH_URL, else the settings).")
    @Nullable
    String server;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File that holds the API key (else IMMICH_API_KEY, IMMICH_API_KEY_FILE, the settings).")
    @Nullable
    Path apiKeyFile;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description =
                    "Only files that match: *.jpg is about the name, 2024/** about the path below PATH. Repeatable.")
    List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Not the files and folders that match. Repeatable.")
    List<String> exclude = new ArrayList<>();

    @Option(
            names = "--min-size",
            paramLabel = "SIZE",
            description = "No picture or film with fewer bytes, such as 20kB, 4.5MB or 1GiB.")
    @Nullable
    String minSize;

    @Option(names = "--max-size", paramLabel = "SIZE", description = "No picture or film with more bytes.")
    @Nullable
    String maxSize;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only image (raw included), video, raw, or an extension such as .heic. Repeatable.")
    List<String> types = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only what was taken then or later: 2024-05-01, or with a time and Z or an offset.")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "DATE", description = "Only what was taken then or before.")
    @Nullable
    String until;

    @Option(names = "--hidden", description = "Also names that begin with a dot.")
    boolean hidden;

    @Option(
            names = "--dry-run",
            description = "Hash and check only: tell for each file what would happen; send and record nothing.")
    boolean dryRun;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "With --dry-run: write what would become of each file to FILE, for --apply.")
    @Nullable
    Path plan;

    @Option(
            names = "--apply",
            paramLabel = "FILE",
            description = "In place of PATH: send what the plan in FILE would send, as it was then, and nothing else.")
    @Nullable
    Path apply;

    @Option(
            names = "--recheck",
            description = "Ask the server again about files that it held, and send what it has lost.")
    boolean recheck;

    @Option(
            names = "--after",
            paramLabel = "WHAT",
            defaultValue = "keep",
            description =
                    "What happens to a file once the server was seen to hold it: keep (default), move:DIR or delete.")
    String after = "keep";

    @Option(
            names = "--album",
            paramLabel = "PATTERN",
            description =
                    "The album that files go into: a name, in which {folder} is the name of the file's folder, {path} the"
                            + " folders below PATH, {1} the first of them, {library} PATH's own name.")
    @Nullable
    String album;

    @Option(
            names = "--tag",
            paramLabel = "PATTERN",
            description = "A tag that files get, written like the album; slashes make levels. Repeatable.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Most uploads at a time, 1 to 64; how many the server bears is found by itself.")
    @Nullable
    Integer concurrency;

    @Option(names = "--report", paramLabel = "FILE", description = "Write one JSON object a line for each file.")
    @Nullable
    Path report;

    @Option(
            names = "--stable-for",
            paramLabel = "TIME",
            defaultValue = "0",
            converter = DurationOption.class,
            description =
                    "Wait for files that were modified less than this ago, such as 30s; default 0: take them as they are.")
    Duration stableFor = Duration.ZERO;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "Show no progress and no table; failures are still told.")
    boolean quiet;

    /** The settings that these options stand for. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (server != null) {
            settings.put("camel.component.immich.url", server);
        }
        if (apiKeyFile != null) {
            settings.put("camel.component.immich.apiKeyFile", apiKeyFile.toString());
        }
        if (concurrency != null) {
            settings.put("camel.component.immich.maxUploads", concurrency.toString());
        }
        return settings;
    }
}
