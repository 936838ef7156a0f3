package io.drover.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A test to begin with. */
final class TestSkeleton {
    private static final String TEXT = """
            # Tests of %s, run by: drover test %s
            # docs/testing-routes.md tells all that can stand here. {{test.folder}} is the folder of the test.
            - name: nothing comes, and nothing happens
              # settings that beat those of config/application.properties
              settings: {}
              given:
                files: []            # such as {path: photos/a.jpg, jpeg: 1}
              changes: []            # such as {upload: {name: b.jpg, jpeg: 2}}
              expect:
                assets: []           # what the Immich server holds in the end
                sent: {}             # what was sent, by scheme, such as kafka: 1
            """;

    private TestSkeleton() {}

    /** @return the file that was written @throws CommandException when there is one already */
    static Path write(Path route) throws IOException {
        Path file = TestCommand.testFile(route);
        if (!Files.isReadable(route)) {
            throw new CommandException(ExitCode.USAGE, "there is no route " + route);
        }
        if (Files.exists(file)) {
            throw new CommandException(ExitCode.USAGE, "there is a test already: " + file);
        }
        return Files.writeString(file, TEXT.formatted(route.getFileName(), route), StandardOpenOption.CREATE_NEW);
    }
}
