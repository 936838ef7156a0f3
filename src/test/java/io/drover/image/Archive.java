package io.drover.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Makes the archive that {@code mvn package} makes, of classes and jars that are there already. */
final class Archive {
    private static final String BUILD = "${project.build.directory}";
    private static final String BASE = "${project.basedir}";
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final Path classes;
    private final List<Path> jars;

    /** @param classes of Drover @param jars that it needs to run */
    Archive(Path classes, List<Path> jars) {
        this.classes = classes;
        this.jars = jars;
    }

    /** Lays out what the descriptor of a project's archive names, in a new folder. @param project its folder */
    void unpacked(Path project, Path target) throws Exception {
        Path lib = Files.createDirectories(target.resolve("target/lib"));
        for (Path jar : jars) {
            Path copy = Files.copy(jar, lib.resolve(jar.getFileName()));
            Files.setLastModifiedTime(copy, TIME);
        }
        jar(lib.resolve("drover-test.jar"));
        Path descriptor = project.resolve("src/main/assembly/archive.xml");
        NodeList sets = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(descriptor.toFile())
                .getElementsByTagName("fileSet");
        for (int i = 0; i < sets.getLength(); i++) {
            copy((Element) sets.item(i), project, target);
        }
    }

    private static void copy(Element set, Path project, Path target) throws IOException {
        String directory = text(set, "directory");
        Path source = directory.startsWith(BUILD)
                ? target.resolve("target" + directory.substring(BUILD.length()))
                : project.resolve(directory.equals(BASE) ? "" : directory);
        List<PathMatcher> includes = new ArrayList<>();
        NodeList patterns = set.getElementsByTagName("include");
        for (int i = 0; i < patterns.getLength(); i++) {
            includes.add(FileSystems.getDefault()
                    .getPathMatcher("glob:" + patterns.item(i).getTextContent().replace("**/", "**")));
        }
        String folder = text(set, "outputDirectory");
        Path output = target.resolve("drover").resolve(folder.equals("/") ? "" : folder);
        if (!Files.isDirectory(source)) {
            return;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = source.relativize(file);
                if (Files.isRegularFile(file)
                        && (includes.isEmpty() || includes.stream().anyMatch(include -> include.matches(relative)))) {
                    Path copy = output.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(permissions(set)));
                    Files.setLastModifiedTime(copy, TIME);
                }
            }
        }
    }

    private static String permissions(Element set) {
        return text(set, "fileMode").equals("0755") ? "rwxr-xr-x" : "rw-r--r--";
    }

    private static String text(Element element, String name) {
        Node node = element.getElementsByTagName(name).item(0);
        return node.getTextContent();
    }

    private void jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> found = Files.walk(classes)) {
            // with its folders, as Maven's: the scripts of migrations are looked for in theirs
            for (Path path :
                    (Iterable<Path>) found.filter(path -> !path.equals(classes)).sorted()::iterator) {
                String name = classes.relativize(path).toString();
                jar.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, jar);
                }
                jar.closeEntry();
            }
        }
        Files.setLastModifiedTime(file, TIME);
    }
}
