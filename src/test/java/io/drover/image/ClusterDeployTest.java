package io.drover.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.cluster.ClusterRole;
import io.drover.work.WorkEndpoint;
import io.drover.work.WorkTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The files that start several nodes agree with the settings, the image, the names of topics and groups, and each other. */
class ClusterDeployTest {
    private static final Path COMPOSE = Path.of("deploy/cluster/compose.yaml");
    private static final Path KUBERNETES = Path.of("deploy/kubernetes-cluster.yaml");
    private static final Path KEDA = Path.of("deploy/kubernetes-cluster-keda.yaml");
    private static final int DRAIN_SECONDS = 45;
    private static final List<String> NEEDED =
            List.of("DROVER_STORE_URL", "DROVER_STORE_USER", "DROVER_STORE_PASSWORD_FILE", "DROVER_CLUSTER_BROKERS");

    @Test
    void compose_runs_nodes_with_all_that_they_share() throws IOException {
        JsonNode services = compose();
        JsonNode scanner = services.at("/scanner");
        Map<String, String> variables = variables(scanner.at("/environment"));

        assertThat(services.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("scanner", "worker", "kafka", "postgres");
        assertThat(variables).containsKeys(NEEDED.toArray(String[]::new)).containsEntry("DROVER_ROLE", "scanner");
        assertAreVariables(variables);
        assertThat(services.at("/worker/extends/service").textValue()).isEqualTo("scanner");
        assertThat(variables(services.at("/worker/environment"))).containsOnly(Map.entry("DROVER_ROLE", "worker"));
        assertThat(variables.get("DROVER_STORE_URL")).startsWith("jdbc:postgresql://postgres:");
        assertThat(variables.get("DROVER_CLUSTER_BROKERS")).isEqualTo("kafka:9092");
        assertThat(scanner.at("/stop_grace_period").textValue()).isEqualTo("1m");
        assertThat(scanner.at("/read_only").booleanValue()).isTrue();
        assertThat(scanner.at("/volumes").toString()).doesNotContain("/data");
    }

    @Test
    void compose_keeps_secrets_in_files_that_each_service_is_given() throws IOException {
        JsonNode services = compose();
        JsonNode secrets = DeployFile.read(COMPOSE).documents().get(0).at("/secrets");

        assertThat(secrets.fieldNames()).toIterable().containsExactly("immich_api_key", "postgres_password");
        assertThat(services.at("/scanner/secrets").toString()).isEqualTo("[\"immich_api_key\",\"postgres_password\"]");
        assertThat(services.at("/scanner/environment/DROVER_STORE_PASSWORD_FILE")
                        .textValue())
                .isEqualTo(services.at("/postgres/environment/POSTGRES_PASSWORD_FILE")
                        .textValue());
        assertThat(services.at("/postgres/secrets/0").textValue()).isEqualTo("postgres_password");
    }

    @Test
    void both_take_the_same_versions_of_kafka_and_postgres() throws IOException {
        DeployFile kubernetes = DeployFile.read(KUBERNETES);

        assertThat(compose().at("/kafka/image")).isEqualTo(image(kubernetes, "drover-kafka"));
        assertThat(compose().at("/postgres/image")).isEqualTo(image(kubernetes, "drover-postgres"));
    }

    @Test
    void pods_differ_in_their_role_alone() throws IOException {
        DeployFile kubernetes = DeployFile.read(KUBERNETES);
        JsonNode scanner = kubernetes.document("Deployment", "drover-scanner");
        JsonNode worker = kubernetes.document("Deployment", "drover-worker");
        JsonNode pod = scanner.at("/spec/template/spec");

        assertThat(worker.at("/spec/template/spec")).isEqualTo(pod);
        assertThat(scanner.at("/spec/replicas").intValue()).isEqualTo(2);
        for (JsonNode deployment : List.of(scanner, worker)) {
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            assertThat(ClusterRole.of(labels.at("/app.kubernetes.io~1component").textValue()))
                    .isPresent();
            assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        }
        assertThat(pod.at("/containers/0/env/0/name").textValue()).isEqualTo("DROVER_ROLE");
        assertThat(pod.at("/containers/0/env/0/valueFrom/fieldRef/fieldPath").textValue())
                .isEqualTo("metadata.labels['app.kubernetes.io/component']");
    }

    @Test
    void pods_may_do_as_little_and_know_all_that_they_share() throws IOException {
        DeployFile kubernetes = DeployFile.read(KUBERNETES);
        JsonNode pod = kubernetes.document("Deployment", "drover-scanner").at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        Map<String, String> shared =
                variables(kubernetes.document("ConfigMap", "drover-environment").at("/data"));

        assertThat(pod.at("/terminationGracePeriodSeconds").intValue()).isGreaterThan(DRAIN_SECONDS);
        assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue())
                .isTrue();
        assertThat(container.at("/envFrom/0/configMapRef/name").textValue()).isEqualTo("drover-environment");
        assertThat(shared).containsKeys(NEEDED.toArray(String[]::new));
        assertAreVariables(shared);
        for (JsonNode variable : container.at("/env")) {
            assertThat(DeployFile.isVariable(variable.at("/name").textValue())).isTrue();
        }
        assertThat(container.at("/volumeMounts").findValuesAsText("name"))
                .containsExactlyElementsOf(pod.at("/volumes").findValuesAsText("name"));
        assertThat(container.at("/livenessProbe/httpGet/path").textValue()).isEqualTo("/observe/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").textValue()).isEqualTo("/observe/health/ready");
    }

    @Test
    void what_the_variables_name_is_there() throws IOException {
        DeployFile kubernetes = DeployFile.read(KUBERNETES);
        Map<String, String> shared =
                variables(kubernetes.document("ConfigMap", "drover-environment").at("/data"));
        JsonNode secret = kubernetes.document("Secret", "drover").at("/stringData");

        assertThat(shared.get("DROVER_STORE_URL"))
                .startsWith("jdbc:postgresql://"
                        + kubernetes
                                .document("Service", "drover-postgres")
                                .at("/metadata/name")
                                .textValue() + ":5432/");
        assertThat(shared.get("DROVER_CLUSTER_BROKERS"))
                .isEqualTo(kubernetes
                                .document("Service", "drover-kafka")
                                .at("/metadata/name")
                                .textValue() + ":9092");
        for (String file : List.of("IMMICH_API_KEY_FILE", "DROVER_STORE_PASSWORD_FILE")) {
            assertThat(secret.has(Path.of(shared.get(file)).getFileName().toString()))
                    .isTrue();
        }
        assertThat(kubernetes
                        .document("PersistentVolumeClaim", "drover-photos")
                        .at("/spec/accessModes/0")
                        .textValue())
                .isEqualTo("ReadWriteMany");
        for (String kind : List.of("scanner", "worker")) {
            JsonNode budget = kubernetes.document("PodDisruptionBudget", "drover-" + kind);
            assertThat(budget.at("/spec/selector"))
                    .isEqualTo(
                            kubernetes.document("Deployment", "drover-" + kind).at("/spec/selector"));
        }
    }

    @Test
    void workers_are_added_by_what_waits_in_the_topic_for_their_group() throws IOException {
        JsonNode scaled = DeployFile.read(KEDA).document("ScaledObject", "drover-worker");
        JsonNode kafka = scaled.at("/spec/triggers/0/metadata");
        String topic = kafka.at("/topic").textValue();

        assertThat(scaled.at("/spec/scaleTargetRef/name").textValue()).isEqualTo("drover-worker");
        assertThat(scaled.at("/spec/triggers/0/type").textValue()).isEqualTo("kafka");
        assertThat(WorkTopics.ofRoutes("drover")).contains(topic);
        assertThat(kafka.at("/consumerGroup").textValue()).isEqualTo(WorkEndpoint.groupOf(topic));
        assertThat(kafka.at("/bootstrapServers").textValue()).isEqualTo("drover-kafka:9092");
        assertThat(kafka.at("/offsetResetPolicy").textValue()).isEqualTo("earliest");
        assertThat(kafka.at("/lagThreshold").asInt()
                        * scaled.at("/spec/maxReplicaCount").intValue())
                .as("files that wait with all workers, which must not be more than ever wait")
                .isBetween(1, 10_000);
    }

    private static JsonNode compose() throws IOException {
        return DeployFile.read(COMPOSE).documents().get(0).at("/services");
    }

    private static JsonNode image(DeployFile file, String name) {
        return file.document("StatefulSet", name).at("/spec/template/spec/containers/0/image");
    }

    private static Map<String, String> variables(JsonNode environment) {
        Map<String, String> variables = new TreeMap<>();
        environment
                .fields()
                .forEachRemaining(
                        entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    private static void assertAreVariables(Map<String, String> variables) throws IOException {
        for (String name : variables.keySet()) {
            assertThat(DeployFile.isVariable(name))
                    .as("%s is a variable that config/application.properties names", name)
                    .isTrue();
        }
    }
}
