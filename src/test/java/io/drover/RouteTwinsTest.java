package io.drover;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.runtime.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What one machine runs and what one of several nodes runs do the same, and never run both. */
class RouteTwinsTest {
    private static final Path ALONE = Path.of("routes");
    private static final Path CLUSTER = Path.of("routes/cluster");
    private static final String IS_ALONE = " && '{{drover.cluster.role:none}}' == 'none'";
    private static final String LEADS = " && '{{drover.cluster.role}}' in 'node,scanner'";
    private static final String WORKS = " && '{{drover.cluster.role}}' in 'node,worker'";

    /** What {@code library:open} needs to find, to open and to dispose of the files of a library. */
    private static final Set<String> OF_OPENING = Set.of("path", "source", "stableFor", "after");

    @ParameterizedTest
    @CsvSource({
        "ingest-folder, scan-folder, master:scan-folder:library:, path",
        "ingest-s3, scan-s3, master:scan-s3:library:, path",
        "ingest-sftp, scan-sftp, master:scan-sftp:library:, path",
        "immich-changes, lead-immich-changes, master:changes:immich:changes,",
        "contentstack-changes, lead-contentstack-changes, master:contentstack:contentstack:changes,",
        "album-for-the-rest, lead-album-for-the-rest, master:album:timer:, timerName"
    })
    void the_leader_consumes_from_the_same_with_the_same_options(String one, String leader, String uri, String inUri)
            throws IOException {
        Map<String, Object> alone = parameters(ALONE, one);
        Object place = inUri == null ? "" : alone.remove(inUri);

        assertThat(parameters(CLUSTER, leader)).isEqualTo(alone);
        assertThat(from(CLUSTER, leader).get("uri")).isEqualTo(uri + place);
    }

    @ParameterizedTest
    @CsvSource({"ingest-folder, work-folder", "ingest-s3, work-s3", "ingest-sftp, work-sftp"})
    void a_worker_opens_the_library_that_is_walked(String one, String worker) throws IOException {
        Map<String, Object> walked = parameters(ALONE, one);
        walked.keySet().removeIf(option -> !OF_OPENING.contains(option) && !option.startsWith("storage"));
        // an option of an address is decoded, where blanks and the like are written in another way; the path itself is
        // not
        walked.put("root", String.valueOf(walked.remove("path")).replaceFirst("[{]{2}(.*)}}", "#property:$1"));

        Map<?, ?> open =
                map(map(list(from(CLUSTER, worker).get("steps")).get(0)).get("to"));

        assertThat(open.get("uri")).isEqualTo("library:open");
        assertThat(map(open.get("parameters"))).isEqualTo(walked);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest-folder, scan-folder, work-folder",
        "ingest-s3, scan-s3, work-s3",
        "ingest-sftp, scan-sftp, work-sftp",
        "immich-changes, lead-immich-changes,",
        "contentstack-changes, lead-contentstack-changes,",
        "album-for-the-rest, lead-album-for-the-rest,"
    })
    void the_same_setting_switches_them_on_and_the_role_says_which(String one, String leader, String worker)
            throws IOException {
        String condition = precondition(ALONE, one).replace(IS_ALONE, "");

        assertThat(precondition(ALONE, one)).isEqualTo(condition + IS_ALONE);
        assertThat(precondition(CLUSTER, leader)).isEqualTo(condition + LEADS);
        if (worker != null) {
            assertThat(precondition(CLUSTER, worker)).isEqualTo(condition + WORKS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"immich-changes", "contentstack-changes", "album-for-the-rest"})
    void the_leader_does_the_same_with_what_comes(String one) throws IOException {
        assertThat(from(CLUSTER, "lead-" + one).get("steps"))
                .isEqualTo(from(ALONE, one).get("steps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3", "sftp"})
    void what_is_sent_and_what_is_taken_go_by_one_topic(String source) throws IOException {
        Map<?, ?> choice = map(
                map(list(from(CLUSTER, "scan-" + source).get("steps")).get(0)).get("choice"));
        Map<?, ?> given =
                map(map(list(map(list(choice.get("when")).get(0)).get("steps")).get(0))
                        .get("to"));
        Map<String, Object> sent = new HashMap<>(map(given.get("parameters")));
        Map<String, Object> taken = parameters(CLUSTER, "work-" + source);

        assertThat(given.get("uri")).isEqualTo(from(CLUSTER, "work-" + source).get("uri"));
        assertThat(sent.remove("backlog")).isEqualTo("{{drover.cluster.backlog}}");
        assertThat(taken.remove("node")).isEqualTo("{{drover.cluster.node}}");
        assertThat(taken).isEqualTo(sent);
    }

    @Test
    void every_route_of_several_nodes_says_for_which_role_it_is() {
        assertThat(RouteFiles.in(CLUSTER))
                .hasSize(9)
                .allSatisfy(file -> assertThat(Files.readString(file)).containsAnyOf(LEADS, WORKS));
    }

    private static Map<String, Object> parameters(Path folder, String route) throws IOException {
        return new HashMap<>(map(from(folder, route).get("parameters")));
    }

    private static String precondition(Path folder, String route) throws IOException {
        return String.valueOf(route(folder, route).get("precondition"));
    }

    private static Map<String, Object> from(Path folder, String route) throws IOException {
        return map(route(folder, route).get("from"));
    }

    private static Map<String, Object> route(Path folder, String name) throws IOException {
        String yaml = Files.readString(folder.resolve(name + RouteFiles.SUFFIX));
        Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return map(map(list(content).get(0)).get("route"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) requireNonNull(node);
    }

    private static List<?> list(@Nullable Object node) {
        return (List<?>) requireNonNull(node);
    }
}
