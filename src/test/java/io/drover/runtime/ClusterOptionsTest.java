package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.cluster.ClusterRole;
import io.drover.lint.RouteSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node does is known before Camel is, and what is wrong with it is told with what is allowed. */
class ClusterOptionsTest {
    private static final String STORE = "drover.store.url = jdbc:postgresql://db/drover\n";

    @Test
    void one_machine_is_alone_unless_it_is_told_otherwise() {
        ClusterOptions options = options("", Map.of());

        assertThat(options.role()).isEqualTo(ClusterRole.NONE);
        assertThat(options.role().leads()).isFalse();
        assertThat(options.role().works()).isFalse();
        assertThat(options.brokers()).isEqualTo("localhost:9092");
        assertThat(options.topics()).isEqualTo("drover");
        assertThat(options.partitions()).isEqualTo(48);
        assertThat(options.replicas()).isZero();
        assertThat(options.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(options.backlog()).isEqualTo(10_000);
    }

    @Test
    void a_role_comes_from_the_environment_as_the_shipped_settings_say() {
        ClusterOptions options =
                options(STORE + "drover.cluster.role = {{env:DROVER_ROLE:none}}", Map.of("DROVER_ROLE", "worker"));

        assertThat(options.role()).isEqualTo(ClusterRole.WORKER);
    }

    @ParameterizedTest
    @CsvSource({"none,false,false", "node,true,true", "scanner,true,false", "worker,false,true"})
    void a_role_leads_or_works_or_does_both(String role, boolean leads, boolean works) {
        ClusterRole given =
                options(STORE + "drover.cluster.role = " + role, Map.of()).role();

        assertThat(given.leads()).isEqualTo(leads);
        assertThat(given.works()).isEqualTo(works);
    }

    @Test
    void a_node_is_called_after_its_host_unless_it_has_a_name() throws Exception {
        assertThat(options("drover.cluster.node = left-1", Map.of()).node()).isEqualTo("left-1");
        assertThat(options("drover.cluster.node =", Map.of()).node())
                .isEqualTo(java.net.InetAddress.getLocalHost().getHostName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role = wroker|drover.cluster.role must be one of none, node, scanner, worker, is 'wroker'; did you mean 'worker'?",
                "node = two words|drover.cluster.node must be 1 to 100 letters, digits, dots, dashes and underscores, is 'two words'",
                "kafka.brokers = kafka|drover.cluster.kafka.brokers must be host:port, several separated by commas, is 'kafka'",
                "kafka.topics = a/b|drover.cluster.kafka.topics must be 1 to 100 letters, digits, dots, dashes and underscores, is 'a/b'",
                "kafka.partitions = 0|drover.cluster.kafka.partitions must be a number from 1 to 10000, is '0'",
                "kafka.replicas = -1|drover.cluster.kafka.replicas must be a number from 0 to 100, is '-1'",
                "kafka.retention = 7|drover.cluster.kafka.retention must be a duration of 1h or more, such as 7d, is '7'",
                "backlog = 10|drover.cluster.backlog must be a number from 1000 to 2147483647, is '10'",
                "rôle = node|there is no setting 'drover.cluster.rôle'; did you mean 'drover.cluster.role'?",
                "role = node|drover.cluster.role=node needs a store that all nodes share, and drover.store.url is empty: set"
                        + " DROVER_STORE_URL"
            })
    void what_is_not_allowed_is_told_with_what_is(String line, String sentence) {
        assertThatThrownBy(() -> options("drover.cluster." + line, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application.properties:1: " + sentence);
    }

    @Test
    void several_brokers_may_be_named_by_address() {
        ClusterOptions options = options("drover.cluster.kafka.brokers = one:9092, [fd00::2]:9093", Map.of());

        assertThat(options.brokers()).isEqualTo("one:9092, [fd00::2]:9093");
    }

    private static ClusterOptions options(String settings, Map<String, String> environment) {
        var file = new RouteSource(Path.of("application.properties"), settings);
        var folders = new Folders(Path.of("config"), Path.of("routes"));
        return ClusterOptions.of(RuntimeOptions.of(folders, new Setup(file, List.of(), List.of()), environment));
    }
}
