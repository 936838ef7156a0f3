package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.User;
import io.drover.ingest.camel.Targets;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second server is a bean of the settings, used in routes by its name, and nothing of the first is its own. */
@Timeout(60)
class NamedServersTest {
    @TempDir
    Path folder;

    private SandboxServer first;
    private SandboxServer second;

    @BeforeEach
    void start_both() throws IOException {
        first = SandboxServer.builder().version("3.1.0").start();
        second = SandboxServer.builder().version("1.144.1").random(2).start();
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("routes"));
        for (String server : List.of("immich", "archive")) {
            Files.writeString(folder.resolve("routes").resolve(server + ".camel.yaml"), """
                    - route:
                        id: %1$s
                        from:
                          uri: direct:%1$s
                          steps:
                            - toD: "%1$s:${header.operation}"
                    """.formatted(server));
        }
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private DroverRuntime started(String... more) throws IOException {
        String settings = """
                camel.component.immich.url = %s
                camel.component.immich.apiKey = %s
                camel.beans.archive = #class:io.drover.immich.ImmichComponent
                camel.beans.archive.url = %s
                camel.beans.archive.apiKey = %s
                camel.beans.archive.maxUploads = 3
                camel.beans.archive.waitLimit = 10m
                """.formatted(first.url(), first.apiKey(), second.url(), second.apiKey());
        Files.writeString(folder.resolve("config/application.properties"), settings + String.join("\n", more) + "\n");
        return DroverRuntime.started(
                RuntimeOptions.of(new Folders(folder.resolve("config"), folder.resolve("routes")), Map.of())
                        .withBeans(Clock.systemUTC()));
    }

    private static <T> T call(CamelContext context, String server, String operation, Class<T> type) {
        return context.createFluentProducerTemplate()
                .to("direct:" + server)
                .withHeader("operation", operation)
                .withBody(Nothing.NOTHING)
                .request(type);
    }

    @Test
    void each_route_calls_its_own_server_in_its_own_version_by_its_own_credentials() throws IOException {
        try (DroverRuntime runtime = started()) {
            CamelContext context = runtime.context();

            assertThat(call(context, "immich", "getServerVersion", ServerVersion.class))
                    .hasToString("3.1.0");
            assertThat(call(context, "archive", "getServerVersion", ServerVersion.class))
                    .hasToString("1.144.1");
            assertThat(call(context, "archive", "getMyUser", User.class).id())
                    .isEqualTo(Targets.named(context, "archive").identity().user());
            assertThat(Targets.named(context, "archive").identity().server())
                    .isEqualTo(second.url().toString());
            assertThat(Targets.named(context, "immich").identity().server())
                    .isEqualTo(first.url().toString());
            assertThat(first.receivedHeaders().get("x-api-key")).doesNotContain(second.apiKey());
        }
    }

    @Test
    void a_server_in_maintenance_does_not_hold_the_other() throws Exception {
        try (DroverRuntime runtime = started()) {
            CamelContext context = runtime.context();
            call(context, "immich", "getMyUser", User.class);
            first.maintenance(true);
            CompletableFuture<User> held =
                    CompletableFuture.supplyAsync(() -> call(context, "immich", "getMyUser", User.class));
            assertThat(first.awaitRequests("getServerConfig", 1, Duration.ofSeconds(30)))
                    .isTrue();

            assertThat(call(context, "archive", "getMyUser", User.class)).isNotNull();
            assertThat(held).isNotDone();

            first.maintenance(false);
            assertThat(held.get()).isNotNull();
        }
    }

    @Test
    void a_file_for_one_server_is_no_matter_of_the_other() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("a.jpg"), "photo");
        Files.writeString(inbox.resolve("a.jpg.xmp"), "<x/>");
        Files.writeString(folder.resolve("routes/inbox.camel.yaml"), """
                - route:
                    id: inbox
                    from:
                      uri: file:%s?include=.*jpg&initialDelay=0
                      steps:
                        - to: archive:uploadAsset
                        - to: seda:sent
                """.formatted(inbox));
        try (DroverRuntime runtime = started();
                ConsumerTemplate sent = runtime.context().createConsumerTemplate()) {

            assertThat(sent.receiveBody("seda:sent", 20_000)).isNotNull();
        }

        assertThat(second.assets())
                .singleElement()
                .satisfies(asset -> assertThat(asset.sidecar()).isTrue());
        assertThat(first.requests()).isZero();
    }

    @Test
    void every_kind_of_option_is_read() throws IOException {
        try (DroverRuntime runtime = started("camel.beans.archive.extraHeaders[CF-Access-Client-Id] = me")) {
            ImmichComponent archive = runtime.context().getComponent("archive", ImmichComponent.class);

            assertThat(archive.getMaxUploads()).isEqualTo(3);
            assertThat(archive.getWaitLimit()).isEqualTo(600_000);
            assertThat(archive.getConnectTimeout()).isEqualTo(10_000);
            assertThat(archive.getExtraHeaders()).isEqualTo(Map.of("CF-Access-Client-Id", "me"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    camel.beans.archive.maxUploads = 99 | camel.beans.archive.maxUploads is 99, allowed: 1 to 64
                    camel.beans.archive.url = ftp://x   | camel.beans.archive.url must begin with http:// or https://
                    camel.beans.archive.maxUplods = 3   | camel.beans.archive.maxUploads
                    camel.beans.archive.waitLimit = soon | camel.beans.archive.waitLimit
                    """)
    void an_error_names_the_option_as_it_stands_in_the_settings(String setting, String expected) {
        assertThatThrownBy(() -> {
                    try (DroverRuntime runtime = started(setting)) {
                        Targets.named(runtime.context(), "archive").identity();
                    }
                })
                .isInstanceOfAny(ConfigurationException.class, IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
