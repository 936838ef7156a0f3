package io.drover.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image in the making: its files, and what is said of it. */
final class Stage {
    /** What images of Java have. */
    private static final Map<String, String> BASE = Map.of(
            "JAVA_HOME",
            "/opt/java/openjdk",
            "PATH",
            "/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final String base;
    private final Path root;

    final Map<String, String> environment = new LinkedHashMap<>(BASE);
    final Map<String, String> arguments = new LinkedHashMap<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final List<String> volumes = new ArrayList<>();
    final List<String> entryPoint = new ArrayList<>();
    final List<String> command = new ArrayList<>();
    final List<String> health = new ArrayList<>();
    String workingFolder = "/";
    String user = "root";

    /** @param base the image that it is made from @param root holds what it adds to that */
    Stage(String base, Path root) {
        this.base = base;
        this.root = root;
    }

    String base() {
        return base;
    }

    Path root() {
        return root;
    }

    /** A path of the image, as it is found here. */
    Path at(String path) {
        Path absolute = Path.of(workingFolder).resolve(path).normalize();
        return root.resolve(absolute.toString().substring(1));
    }
}
