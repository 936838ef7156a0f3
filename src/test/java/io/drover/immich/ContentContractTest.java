package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come whole from servers of every version, whatever breaks meanwhile. */
@Timeout(60)
class ContentContractTest {
    private static final int SIZE = 3_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_download_that_breaks_off_becomes_a_whole_file(String version) throws Exception {
        try (SandboxServer server = SandboxServer.builder()
                        .version(version)
                        .faults("downloadAsset: cut-answer 700kb x3")
                        .start();
                VerbContext camel = camel(server)) {
            String asset = server.seed("täst.jpg", "0123456789012345678901234567890123456789", SIZE);

            Exchange exchange = camel.send("direct:download", null, Map.of("CamelImmichAssetId", asset));

            assertThat(exchange.getException()).isNull();
            assertThat(Files.size(folder.resolve("täst.jpg"))).isEqualTo(SIZE);
            assertThat(server.requests("downloadAsset")).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void what_is_known_by_its_etag_is_not_sent_again(String version) throws Exception {
        try (SandboxServer server = SandboxServer.builder().version(version).start();
                VerbContext camel = camel(server)) {
            String asset = server.seed("a.jpg", "0123456789012345678901234567890123456789", SIZE);
            Exchange first = camel.send("direct:download", null, Map.of("CamelImmichAssetId", asset));
            String etag = String.valueOf(first.getMessage().getHeader("ETag"));

            Exchange second =
                    camel.send("direct:ask", null, Map.of("CamelImmichAssetId", asset, "CamelImmichIfNoneMatch", etag));

            assertThat(second.getException()).isNull();
            assertThat(second.getMessage().getHeader("CamelImmichStatus")).isEqualTo(304);
            assertThat(second.getMessage().getBody()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_full_size_picture_is_the_original_where_the_server_points_to_it(String version) throws Exception {
        try (SandboxServer server = SandboxServer.builder().version(version).start();
                VerbContext camel = camel(server)) {
            String asset = server.seed("a.jpg", "0123456789012345678901234567890123456789", SIZE);

            Exchange exchange =
                    camel.send("direct:view", null, Map.of("CamelImmichAssetId", asset, "CamelImmichSize", "fullsize"));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("Content-Length")).isEqualTo((long) SIZE);
            assertThat(server.requests("downloadAsset")).isEqualTo(1);
        }
    }

    private VerbContext camel(SandboxServer server) throws Exception {
        return new VerbContext(server.url().toString(), server.apiKey()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:download").to("immich:downloadAsset").to("file:" + folder);
                from("direct:ask").to("immich:downloadAsset");
                from("direct:view").to("immich:viewAsset");
            }
        });
    }
}
