package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes as a picture, and the pictures of the documentation. */
class GraphCommandTest {
    @TempDir
    private Path folder;

    @Test
    void the_documented_graph_is_that_of_the_shipped_routes() throws IOException {
        String page = Files.readString(Path.of("docs/routes.md"));
        String drawn = page.substring(page.indexOf("```mermaid\n") + 11, page.lastIndexOf("```"));
        CommandRun drover = CommandRun.in(folder);

        int exitCode = drover.run("graph");

        assertThat(exitCode).as(drover.err()).isEqualTo(ExitCode.OK);
        assertThat(drover.out())
                .as("the chart of docs/routes.md; put there what this prints: ./drover graph")
                .isEqualTo(drawn);
    }

    @Test
    void the_documented_picture_is_that_of_the_shipped_routes() throws IOException {
        Path file = folder.resolve("routes.svg");

        int exitCode = CommandRun.in(folder).run("graph", "--format", "svg", "-o", file.toString());

        assertThat(exitCode).isEqualTo(ExitCode.OK);
        assertThat(file)
                .as("docs/routes.svg; make it anew: ./drover graph --format svg -o docs/routes.svg")
                .hasSameTextualContentAs(Path.of("docs/routes.svg"));
    }

    @Test
    void what_settings_switch_on_is_drawn_as_such() {
        CommandRun drover = CommandRun.in(folder).with("DROVER_CHANGES_SINK", "kafka");

        drover.run("graph");

        String off = drover.out()
                .lines()
                .filter(line -> line.contains(" class "))
                .findFirst()
                .orElseThrow();
        assertThat(off)
                .contains("route-changes-to-sql")
                .doesNotContain("route-changes-to-kafka", "route-immich-changes");
    }

    @Test
    void addresses_are_not_shown() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("mine.camel.yaml"), """
                - route:
                    id: mine
                    from:
                      uri: timer:mine
                      steps:
                        - to: "http:hooks.example/path"
                        - to: "kafka:photos?brokers=127.0.0.1:9092"
                """);
        CommandRun drover = CommandRun.in(folder);

        int exitCode = drover.run("graph", "--routes", routes.toString());

        assertThat(exitCode).as(drover.err()).isEqualTo(ExitCode.OK);
        assertThat(drover.out()).contains("http<br/>kafka: photos").doesNotContain("example", "9092", "127.0.0.1");
    }

    @Test
    void another_format_is_refused() {
        CommandRun drover = CommandRun.in(folder);

        int exitCode = drover.run("graph", "--format", "png");

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(drover.err()).contains("--format: 'png' is neither mermaid nor svg");
    }
}
