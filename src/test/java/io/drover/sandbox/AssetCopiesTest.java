package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people have made of an asset can be copied to another, thing by thing. */
class AssetCopiesTest {
    private final SandboxServer sandbox = SandboxUnderTest.any();
    private final TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
    private final String source = sandbox.seed("a.jpg", "11".repeat(20), 1);
    private final String target = sandbox.seed("b.jpg", "22".repeat(20), 1);
    private final String third = sandbox.seed("c.jpg", "33".repeat(20), 1);
    private final String fourth = sandbox.seed("d.jpg", "44".repeat(20), 1);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void the_target_is_in_the_albums_of_the_source_unless_they_are_not_wanted() {
        String album = "/albums/"
                + client.json("POST", "/albums", "{\"albumName\":\"n\",\"assetIds\":[\"" + source + "\"]}")
                        .text("id");

        copy(",\"albums\":false");
        int unwanted = client.get(album).json().path("assetCount").asInt();
        copy("");

        assertThat(unwanted).isEqualTo(1);
        assertThat(client.get(album).json().path("assetCount").asInt()).isEqualTo(2);
    }

    @Test
    void the_target_joins_the_stack_of_the_source_unless_it_is_not_wanted() {
        String stack = stack(source, third);

        copy(",\"stack\":false");
        JsonNode unwanted = client.get("/stacks/" + stack).json().path("assets");
        copy("");
        copy("");

        assertThat(unwanted).hasSize(2);
        assertThat(client.get("/stacks/" + stack).json().path("assets"))
                .extracting(asset -> asset.path("id").asText())
                .containsExactlyInAnyOrder(source, third, target);
    }

    @Test
    void the_stack_of_the_source_goes_into_that_of_the_target() {
        String from = stack(source, third);
        String to = stack(target, fourth);

        copy("");

        assertThat(client.get("/stacks/" + from).status()).isEqualTo(400);
        assertThat(client.get("/stacks/" + to).json().path("assets")).hasSize(4);
        assertThat(client.get("/stacks/" + to).text("primaryAssetId")).isEqualTo(target);
    }

    @Test
    void an_asset_is_not_copied_to_itself() {
        TestClient.Reply reply =
                client.json("PUT", "/assets/copy", "{\"sourceId\":\"" + source + "\",\"targetId\":\"" + source + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("message")).isEqualTo("Source and target id must be distinct");
    }

    private String stack(String first, String second) {
        return client.json("POST", "/stacks", "{\"assetIds\":[\"" + first + "\",\"" + second + "\"]}")
                .text("id");
    }

    private void copy(String flags) {
        String ids = "\"sourceId\":\"" + source + "\",\"targetId\":\"" + target + "\"";

        assertThat(client.json("PUT", "/assets/copy", "{" + ids + flags + "}").status())
                .isEqualTo(204);
    }
}
