package io.drover.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.kamelet.KameletFolder;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.RuntimeOptions;
import io.drover.runtime.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;

/** Settings and routes in folders of their own, a runtime that takes over their edits, and a user who edits them. */
public final class LiveFolders implements AutoCloseable, ReloadListener {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path config;
    private final Path routes;
    private final Object[] beans;
    private final List<String> applied = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by start
    private LiveRuntime live;

    /** Makes the folders. @param beans what routes find by type, or by the name of its class */
    public LiveFolders(Path home, Object... beans) throws IOException {
        this.config = Files.createDirectories(home.resolve("config"));
        this.routes = Files.createDirectories(home.resolve("routes"));
        this.beans = Stream.concat(Stream.of(CLOCK), Stream.of(beans)).toArray();
        settings("");
    }

    /** Lets what is there run. */
    public LiveFolders start() {
        Folders folders = new Folders(config, routes);
        live = new LiveRuntime(
                Setup.read(folders, Map.of()),
                new Launch() {
                    @Override
                    public RuntimeOptions toRun(Setup setup) {
                        return RuntimeOptions.of(folders, setup, Map.of()).withBeans(beans);
                    }

                    @Override
                    public RuntimeOptions toCheck(Setup setup) {
                        return toRun(setup);
                    }
                },
                CLOCK,
                this);
        live.start();
        return this;
    }

    public Path config() {
        return config;
    }

    public Path routes() {
        return routes;
    }

    public Path route(String name) {
        return routes.resolve(name + ".camel.yaml");
    }

    /** Saves a route file as an editor does that puts a new file in the place of the old one. */
    public LiveFolders save(String name, String text) throws IOException {
        replace(route(name), text);
        return this;
    }

    public LiveFolders kamelet(String name, String text) throws IOException {
        replace(Files.createDirectories(routes.resolveSibling("kamelets")).resolve(name + ".kamelet.yaml"), text);
        return this;
    }

    public LiveFolders settings(String text) throws IOException {
        replace(config.resolve("application.properties"), text);
        return this;
    }

    /** Puts the shipped settings and routes there. */
    public LiveFolders shipped() throws IOException {
        settings(Files.readString(Path.of("config/application.properties")));
        for (Path file : RouteFiles.in(Path.of("routes"))) {
            Files.copy(file, routes.resolve(file.getFileName()));
        }
        Path kamelets = Files.createDirectories(routes.resolveSibling("kamelets"));
        for (Path file : KameletFolder.files(Path.of("kamelets"))) {
            Files.copy(file, kamelets.resolve(file.getFileName()));
        }
        return this;
    }

    /** Gives a setting that is there another value. */
    public LiveFolders set(String key, String value) throws IOException {
        String text = Files.readString(config.resolve("application.properties"));
        String line = "(?m)^" + Pattern.quote(key) + " *=.*$";
        assertThat(text).containsPattern(line);
        return settings(text.replaceFirst(line, Matcher.quoteReplacement(key + " = " + value)));
    }

    public String text(String name) throws IOException {
        return Files.readString(route(name));
    }

    private static void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public void delete(String name) throws IOException {
        Files.delete(route(name));
    }

    public void rename(String from, String to) throws IOException {
        Files.move(route(from), route(to));
    }

    /** What files look like that is saved is taken over at the second look. */
    public void look() {
        live.look();
        live.look();
    }

    public LiveRuntime live() {
        return live;
    }

    public CamelContext context() {
        return live.context();
    }

    /** Sends an empty message. @return the body that comes back */
    public String ask(String name) {
        try (ProducerTemplate template = context().createProducerTemplate()) {
            return template.requestBody("direct:" + name, "", String.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the routes that are there, in order, those of kamelets left out. */
    public List<String> ids() {
        return context().getRoutes().stream()
                .filter(route -> !route.isCreatedByKamelet())
                .map(Route::getId)
                .sorted()
                .toList();
    }

    /** What was taken over, as it was told. */
    public List<String> applied() {
        return applied;
    }

    /** What was refused, as it was told. */
    public List<String> refused() {
        return refused;
    }

    @Override
    public void applied(String what) {
        applied.add(what);
    }

    @Override
    public void refused(String sentence) {
        refused.add(sentence);
    }

    @Override
    public void close() {
        live.close();
    }

    /** A route that answers with a word. */
    public static String answering(String id, String word) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - setBody: {constant: "%s"}
                """.formatted(id, id, word);
    }

    /** A route that hands over to another one. */
    public static String asking(String id, String other) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - to: direct:%s
                """.formatted(id, id, other);
    }
}
