package io.drover.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that start Drover as a service agree with the image, the settings, and with how long a stop may take. */
class DeployFilesTest {
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final Path KUBERNETES = Path.of("deploy/kubernetes.yaml");
    private static final Path SYSTEMD = Path.of("deploy/drover.service");
    private static final int DRAIN_SECONDS = 45;
    private static final Pattern SETTING = Pattern.compile("\\{\\{env:([A-Z0-9_]+):");
    private static final Set<String> OF_THE_LAUNCHER = Set.of("DROVER_DATA", "DROVER_CACHE");

    @Test
    void compose_gives_drover_nothing_that_it_does_not_need() throws IOException {
        Map<?, ?> drover = at(documents(COMPOSE).get(0), "services", "drover");

        assertThat(drover.get("read_only")).isEqualTo(true);
        assertThat(drover.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(drover.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(drover.get("tmpfs").toString()).contains("/tmp:noexec");
        assertThat(drover.get("stop_grace_period")).isEqualTo("1m");
        assertThat(at(drover, "healthcheck").get("test")).isEqualTo(List.of("CMD", "drover", "health", "--live"));
        assertThat(at(drover, "environment").keySet()).allSatisfy(DeployFilesTest::assertIsVariable);
    }

    @Test
    void every_image_of_compose_is_of_one_version() throws IOException {
        Map<?, ?> services = at(documents(COMPOSE).get(0), "services");

        assertThat(services.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder("drover", "kafka", "postgres");
        for (String name : List.of("kafka", "postgres")) {
            Map<?, ?> service = at(services, name);
            assertThat(service.get("profiles")).isEqualTo(List.of(name));
            assertThat(service.get("image").toString()).matches("[a-z/]+:\\d+[.]\\d+([.]\\d+)?");
        }
    }

    @Test
    void the_pod_may_do_as_little_and_is_asked_for_its_health() throws IOException {
        Map<?, ?> deployment = documents(KUBERNETES).stream()
                .filter(document -> document.get("kind").equals("Deployment"))
                .findFirst()
                .orElseThrow();
        Map<?, ?> pod = at(deployment, "spec", "template", "spec");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);

        assertThat(at(deployment, "spec", "strategy").get("type")).isEqualTo("Recreate");
        assertThat((Integer) pod.get("terminationGracePeriodSeconds")).isGreaterThan(DRAIN_SECONDS);
        assertThat(at(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "securityContext", "seccompProfile").get("type")).isEqualTo("RuntimeDefault");
        assertThat(at(container, "securityContext").get("readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(at(container, "securityContext", "capabilities").get("drop")).isEqualTo(List.of("ALL"));
        for (String probe : List.of("startupProbe", "livenessProbe")) {
            assertThat(at(container, probe, "httpGet").get("path")).isEqualTo("/observe/health/live");
        }
        assertThat(at(container, "readinessProbe", "httpGet").get("path")).isEqualTo("/observe/health/ready");
        assertThat(items(container, "env"))
                .extracting(variable -> variable.get("name"))
                .allSatisfy(DeployFilesTest::assertIsVariable);
    }

    @Test
    void every_volume_of_the_pod_is_mounted_where_the_image_looks() throws IOException {
        Map<?, ?> deployment = documents(KUBERNETES).stream()
                .filter(document -> document.get("kind").equals("Deployment"))
                .findFirst()
                .orElseThrow();
        Map<?, ?> pod = at(deployment, "spec", "template", "spec");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);

        assertThat(items(container, "volumeMounts").stream()
                        .map(mount -> mount.get("name"))
                        .toList())
                .isEqualTo(items(pod, "volumes").stream()
                        .map(volume -> volume.get("name"))
                        .toList());
        assertThat(items(container, "volumeMounts").stream()
                        .map(mount -> mount.get("mountPath").toString()))
                .containsExactlyInAnyOrder("/data", "/tmp", "/run/secrets/drover", "/config", "/routes", "/photos");
    }

    @Test
    void the_unit_waits_longer_than_a_stop_takes_and_names_variables_that_are_known() throws IOException {
        List<String> lines = Files.readAllLines(SYSTEMD);

        assertThat(lines)
                .contains(
                        "TimeoutStopSec=60s",
                        "KillMode=mixed",
                        "RestartPreventExitStatus=2",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("Environment="))
                        .map(line -> line.split("=")[1]))
                .isNotEmpty()
                .allSatisfy(DeployFilesTest::assertIsVariable);
    }

    private static void assertIsVariable(Object name) {
        assertThat(OF_THE_LAUNCHER.contains(name.toString()) || settings().contains(name.toString()))
                .describedAs("%s is a variable that config/application.properties names", name)
                .isTrue();
    }

    private static Set<String> settings() {
        try (Stream<String> lines = Files.lines(Path.of("config/application.properties"))) {
            return lines.flatMap(line -> SETTING.matcher(line).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Map<?, ?>> items(Map<?, ?> object, String key) {
        List<Map<?, ?>> items = new ArrayList<>();
        ((List<?>) object.get(key)).forEach(item -> items.add((Map<?, ?>) item));
        return items;
    }

    private static Map<?, ?> at(Map<?, ?> object, String... keys) {
        Map<?, ?> found = object;
        for (String key : keys) {
            found = (Map<?, ?>) found.get(key);
        }
        return found;
    }

    private static List<Map<?, ?>> documents(Path file) throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(file))
                .forEach(document -> documents.add((Map<?, ?>) document));
        return documents;
    }
}
