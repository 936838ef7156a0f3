package io.drover.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The files that start Drover as a service agree with the image, the settings, and with how long a stop may take. */
class DeployFilesTest {
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final Path KUBERNETES = Path.of("deploy/kubernetes.yaml");
    private static final Path SYSTEMD = Path.of("deploy/drover.service");
    private static final int DRAIN_SECONDS = 45;

    @Test
    void compose_gives_drover_nothing_that_it_does_not_need() throws IOException {
        JsonNode drover = DeployFile.read(COMPOSE).documents().get(0).at("/services/drover");

        assertThat(drover.at("/read_only").booleanValue()).isTrue();
        assertThat(drover.at("/cap_drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(drover.at("/security_opt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
        assertThat(drover.at("/tmpfs/0").textValue()).startsWith("/tmp:noexec");
        assertThat(drover.at("/stop_grace_period").textValue()).isEqualTo("1m");
        assertThat(drover.at("/healthcheck/test").toString()).isEqualTo("[\"CMD\",\"drover\",\"health\",\"--live\"]");
        assertThat(drover.at("/environment").fieldNames()).toIterable().allSatisfy(DeployFilesTest::assertIsVariable);
    }

    @Test
    void every_image_of_compose_is_of_one_version() throws IOException {
        JsonNode services = DeployFile.read(COMPOSE).documents().get(0).at("/services");

        assertThat(services.fieldNames()).toIterable().containsExactlyInAnyOrder("drover", "kafka", "postgres");
        for (String name : List.of("kafka", "postgres")) {
            assertThat(services.at("/" + name + "/profiles/0").textValue()).isEqualTo(name);
            assertThat(services.at("/" + name + "/image").textValue()).matches("[a-z/]+:\\d+[.]\\d+([.]\\d+)?");
        }
    }

    @Test
    void the_pod_may_do_as_little_and_is_asked_for_its_health() throws IOException {
        JsonNode deployment = deployment();
        JsonNode pod = deployment.at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(deployment.at("/spec/strategy/type").textValue()).isEqualTo("Recreate");
        assertThat(pod.at("/terminationGracePeriodSeconds").intValue()).isGreaterThan(DRAIN_SECONDS);
        assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").textValue()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop").toString())
                .isEqualTo("[\"ALL\"]");
        for (String probe : List.of("startupProbe", "livenessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/path").textValue()).isEqualTo("/observe/health/live");
        }
        assertThat(container.at("/readinessProbe/httpGet/path").textValue()).isEqualTo("/observe/health/ready");
        assertThat(container.at("/env").findValuesAsText("name"))
                .isNotEmpty()
                .allSatisfy(DeployFilesTest::assertIsVariable);
    }

    @Test
    void every_volume_of_the_pod_is_mounted_where_the_image_looks() throws IOException {
        JsonNode pod = deployment().at("/spec/template/spec");
        JsonNode mounts = pod.at("/containers/0/volumeMounts");

        assertThat(mounts.findValuesAsText("name"))
                .containsExactlyElementsOf(
                        StreamSupport.stream(pod.at("/volumes").spliterator(), false)
                                .map(volume -> volume.at("/name").textValue())
                                .toList());
        assertThat(mounts.findValuesAsText("mountPath"))
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

    private static void assertIsVariable(String name) {
        try {
            assertThat(DeployFile.isVariable(name))
                    .describedAs("%s is a variable that config/application.properties names", name)
                    .isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode deployment() throws IOException {
        return DeployFile.read(KUBERNETES).document("Deployment", "drover");
    }
}
