package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.lint.RouteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes for several nodes are read where there are several. */
class ClusterRoutesTest {
    private static final Map<String, String> WORKER = Map.of("ROLE", "worker");

    @TempDir
    private Path home;

    private Folders folders = new Folders(Path.of("config"), Path.of("routes"));

    @BeforeEach
    void write() throws IOException {
        folders = new Folders(home.resolve("config"), home.resolve("routes"));
        write("config/application.properties", "drover.cluster.role = {{env:ROLE:none}}\n");
        write(
                "routes/alone.camel.yaml",
                "- route: {id: alone, from: {uri: 'direct:alone', steps: [{to: 'log:alone'}]}}\n");
    }

    @Test
    void one_machine_does_not_look_at_them() throws IOException {
        write("routes/cluster/broken.camel.yaml", "- this is no route: [\n");

        Setup setup = Setup.read(folders, Map.of());

        assertThat(setup.routes()).extracting(ClusterRoutesTest::name).containsExactly("alone.camel.yaml");
        assertThat(setup.isClustered(Map.of())).isFalse();
        try (DroverRuntime runtime = DroverRuntime.started(RuntimeOptions.of(folders, Map.of()))) {
            assertThat(runtime.context().getRoutesSize()).isEqualTo(1);
            assertThat(runtime.context().getComponentNames()).doesNotContain("master", "work");
        }
    }

    @Test
    void a_node_reads_them_after_the_others() throws IOException {
        write(
                "routes/cluster/shared.camel.yaml",
                "- route: {id: shared, from: {uri: 'direct:s', steps: [{to: 'log:s'}]}}\n");

        Setup setup = Setup.read(folders, WORKER);

        assertThat(setup.routes())
                .extracting(ClusterRoutesTest::name)
                .containsExactly("alone.camel.yaml", "shared.camel.yaml");
        assertThat(setup.isClustered(WORKER)).isTrue();
    }

    @Test
    void a_node_needs_them() {
        assertThatThrownBy(() -> Setup.read(folders, WORKER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the routes folder " + folders.cluster() + " is missing; it comes with Drover");
    }

    @Test
    void all_are_read_by_whoever_asks_for_all() throws IOException {
        assertThat(Setup.whole(folders).routes()).hasSize(1);

        write(
                "routes/cluster/shared.camel.yaml",
                "- route: {id: shared, from: {uri: 'direct:s', steps: [{to: 'log:s'}]}}\n");

        assertThat(Setup.whole(folders).routes()).hasSize(2);
    }

    @Test
    void the_store_and_the_role_stay_what_they_are_while_it_runs() throws IOException {
        Setup running = Setup.read(folders, Map.of());
        write(
                "config/application.properties",
                "# edited\ndrover.cluster.role = node\ndrover.store.url = jdbc:postgresql://db/drover\ndrover.other = 1\n");
        Setup wanted = Setup.whole(folders);

        assertThat(FixedSettings.changed(running, wanted))
                .extracting(
                        problem -> home.relativize(problem.file()) + ":" + problem.line() + ": " + problem.sentence())
                .containsExactly(
                        "config/application.properties:2: drover.cluster.role is changed by starting Drover again, not"
                                + " while it runs",
                        "config/application.properties:3: drover.store.url is changed by starting Drover again, not while"
                                + " it runs");
        assertThat(FixedSettings.changed(running, running)).isEmpty();
    }

    private static String name(RouteSource source) {
        return String.valueOf(source.file().getFileName());
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
