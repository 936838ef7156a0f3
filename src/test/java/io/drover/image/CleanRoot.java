package io.drover.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way into a root folder, for processes that see nothing of this machine but its programs and a Java. */
final class CleanRoot {
    private static final Path ENTER = Path.of("src/test/resources/image/enter").toAbsolutePath();
    private static final List<String> AS_ROOT = List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--");
    private static final List<String> AS_USER =
            List.of("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--");

    private final List<String> unshare;
    private final Path java;

    private CleanRoot(List<String> unshare, Path java) {
        this.unshare = unshare;
        this.java = java;
    }

    /** Empty where this machine lets nobody do so, or is no Linux. @param scratch an empty folder @param java a Java's home */
    static Optional<CleanRoot> find(Path scratch, Path java) throws InterruptedException {
        for (List<String> unshare : List.of(AS_ROOT, AS_USER)) {
            try {
                CleanRoot root = new CleanRoot(unshare, java);
                Process probe = root.process(
                                new Stage("probe", scratch), "build", scratch, "-", Map.of(), List.of("true"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (probe.waitFor() == 0) {
                    return Optional.of(root);
                }
            } catch (IOException e) {
                return Optional.empty(); // no such program
            }
        }
        return Optional.empty();
    }

    /** Whether it can take on any user's number. */
    boolean takesAnyUser() {
        return unshare.equals(AS_ROOT);
    }

    /** Runs a step of a build. @throws AssertionError with what it said, when it fails */
    void build(Stage stage, String shellCommand) throws IOException, InterruptedException {
        Process process = process(stage, "build", stage.root(), "-", stage.arguments, List.of("sh", "-c", shellCommand))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("RUN " + shellCommand + " ended with " + process.exitValue() + ": " + said);
        }
    }

    /**
     * A command in the finished image, of which nothing can be written but {@code /tmp} and {@code /data}.
     *
     * @param data the volume
     * @param user numbers of user and group, or a dash
     * @param variables over those of the image
     */
    ProcessBuilder run(Stage image, Path data, String user, Map<String, String> variables, List<String> command)
            throws IOException {
        return process(image, "run", data, user, variables, command).redirectErrorStream(true);
    }

    private ProcessBuilder process(
            Stage stage, String mode, Path data, String user, Map<String, String> variables, List<String> command)
            throws IOException {
        List<String> line = new ArrayList<>(unshare);
        line.addAll(
                List.of("sh", ENTER.toString(), stage.root().toString(), java.toString(), mode, data.toString(), user));
        line.addAll(List.of("env", "-i"));
        stage.environment.forEach((name, value) -> line.add(name + "=" + value));
        variables.forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", stage.workingFolder));
        line.addAll(command);
        Files.createDirectories(stage.at("."));
        return new ProcessBuilder(line);
    }
}
