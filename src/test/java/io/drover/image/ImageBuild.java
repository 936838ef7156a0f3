package io.drover.image;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Does what a Dockerfile says, in folders instead of images. */
final class ImageBuild {
    private final Path context;
    private final Path work;
    private final CleanRoot way;
    private final Preparation preparation;
    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** What a base image has that this machine has not; told of each new stage. */
    interface Preparation {
        void prepare(Stage stage) throws IOException;
    }

    /** @param context the folder that the build sees, less what .dockerignore leaves out @param work an empty folder */
    ImageBuild(Path context, Path work, CleanRoot way, Preparation preparation) {
        this.context = context;
        this.work = work;
        this.way = way;
        this.preparation = preparation;
    }

    /** @return the last stage */
    Stage build() throws IOException, InterruptedException {
        Stage stage = null;
        try (Stream<String> lines = Files.lines(context.resolve("Dockerfile"))) {
            for (Instruction instruction : Instruction.read(lines)) {
                if (instruction.name().equals("FROM")) {
                    stage = from(instruction.words());
                } else if (stage == null) {
                    throw new AssertionError(instruction + " before the first FROM");
                } else {
                    apply(instruction, stage);
                }
            }
        }
        if (stage == null) {
            throw new AssertionError("a Dockerfile without FROM");
        }
        return stage;
    }

    private Stage from(List<String> words) throws IOException {
        String name = words.size() == 3 ? words.get(2) : "last";
        Stage stage = new Stage(words.get(0), Files.createDirectory(work.resolve(name)));
        stages.put(name, stage);
        preparation.prepare(stage);
        return stage;
    }

    private void apply(Instruction instruction, Stage stage) throws IOException, InterruptedException {
        switch (instruction.name()) {
            case "ARG" -> pairs(instruction.words(), stage.arguments);
            case "ENV" -> pairs(instruction.words(), stage.environment);
            case "LABEL" -> pairs(instruction.words(), stage.labels);
            case "WORKDIR" -> {
                stage.workingFolder = instruction.argument();
                Files.createDirectories(stage.at("."));
            }
            case "COPY" -> copy(instruction, stage);
            case "RUN" -> way.build(stage, instruction.argument());
            case "USER" -> stage.user = instruction.argument();
            case "VOLUME" -> stage.volumes.addAll(list(instruction.argument()));
            case "HEALTHCHECK" ->
                stage.health.addAll(list(instruction.argument().replaceFirst("^CMD", "")));
            case "ENTRYPOINT" -> stage.entryPoint.addAll(list(instruction.argument()));
            case "CMD" -> stage.command.addAll(list(instruction.argument()));
            default -> throw new AssertionError("an instruction that is not known here: " + instruction);
        }
    }

    private static void pairs(List<String> words, Map<String, String> pairs) {
        for (String word : words) {
            int equals = word.indexOf('=');
            pairs.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
    }

    private static List<String> list(String json) throws IOException {
        return new ObjectMapper().readValue(json, new TypeReference<List<String>>() {});
    }

    private void copy(Instruction instruction, Stage stage) throws IOException {
        List<String> words = instruction.words();
        String from = instruction.option("from");
        Path target = stage.at(words.get(1));
        if (!from.isEmpty()) {
            Stage source = Objects.requireNonNull(stages.get(from), from);
            copyTree(source.root().resolve(words.get(0).substring(1)), target);
        } else if (words.get(0).equals(".")) {
            for (String name : sent()) {
                if (Files.exists(context.resolve(name))) {
                    copyTree(context.resolve(name), target.resolve(name));
                }
            }
        } else {
            if (sent().stream().noneMatch(name -> Path.of(words.get(0)).startsWith(name))) {
                throw new AssertionError(".dockerignore leaves out " + words.get(0) + ", which is copied");
            }
            copyTree(context.resolve(words.get(0)), target);
        }
    }

    /** The folders and files that .dockerignore, which leaves out all but these, lets pass. */
    private List<String> sent() throws IOException {
        List<String> lines = Files.readAllLines(context.resolve(".dockerignore"));
        if (!lines.get(0).equals("*") || !lines.stream().skip(1).allMatch(line -> line.startsWith("!"))) {
            throw new AssertionError(".dockerignore must leave out all, and then name what is sent");
        }
        return lines.stream().skip(1).map(line -> line.substring(1)).toList();
    }

    /** With times and permissions, as COPY keeps them. */
    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    FileTime time = Files.getLastModifiedTime(file);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.setLastModifiedTime(copy, time);
                }
            }
        }
    }
}
