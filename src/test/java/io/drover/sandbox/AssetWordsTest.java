package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that break a rule are refused in the words that the servers were heard to use. */
class AssetWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.144.1 | PUT | /assets/ID | {\"rating\":9} | [\"rating must not be greater than 5\"]",
                "1.144.1 | PUT | /assets/ID | {\"rating\":null} | [\"rating must not be less than -1\","
                        + "\"rating must not be greater than 5\",\"rating must be an integer number\"]",
                "2.7.5 | PUT | /assets/ID | {\"rating\":9} | [\"rating must not be greater than 5\"]",
                "3.1.0 | PUT | /assets/ID | {\"rating\":9} | [{\"origin\":\"number\",\"code\":\"too_big\",\"maximum\":5,"
                        + "\"inclusive\":true,\"path\":[\"rating\"],"
                        + "\"message\":\"Too big: expected number to be <=5\"}]",
                "3.1.0 | PUT | /assets/ID | {\"rating\":0} | [{\"code\":\"custom\",\"path\":[\"rating\"],\"message\":"
                        + "\"Rating must be -1 (rejected), 1–5 (starred), or null (unrated); 0 is not valid\"}]",
                "3.1.0 | PUT | /assets/ID | {\"latitude\":1} | [{\"code\":\"custom\",\"path\":[],\"message\":"
                        + "\"Latitude and longitude must be provided together\"}]",
                "2.7.5 | PUT | /assets/ID | {\"latitude\":1} | [\"longitude should not be empty\","
                        + "\"longitude must be a longitude string or number\"]",
                "2.7.5 | PUT | /assets | {\"ids\":[],\"dateTimeRelative\":1,\"dateTimeOriginal\":\"2010-01-02\"} | "
                        + "[\"dateTimeRelative cannot exist alongside any of the following properties: "
                        + "dateTimeOriginal\"]",
                "2.7.5 | POST | /assets/jobs | {\"assetIds\":[],\"name\":\"bogus\"} | [\"name must be one of the "
                        + "following values: refresh-faces, refresh-metadata, regenerate-thumbnail, transcode-video\"]",
                "2.7.5 | POST | /assets/exist | {\"deviceId\":\"d\",\"deviceAssetIds\":[]} | "
                        + "[\"deviceAssetIds should not be empty\"]",
                "2.7.5 | POST | /assets/exist | {\"deviceAssetIds\":[\"x\"]} | [\"deviceId should not be empty\"]",
                "1.144.1 | PUT | /assets/ID/metadata | {\"items\":[{\"key\":\"my-client\",\"value\":\"str\"}]} | "
                        + "[\"items.0.key must be one of the following values: mobile-app\","
                        + "\"items.0.value must be an object\","
                        + "\"items.0.nested property value must be either object or array\"]",
                "2.7.5 | PUT | /assets/ID/metadata | {\"items\":[{\"key\":\"my-client\",\"value\":\"str\"}]} | "
                        + "[\"items.0.value must be an object\"]",
                "3.1.0 | PUT | /assets/ID/metadata | {\"items\":[{\"key\":\"my-client\",\"value\":\"str\"}]} | "
                        + "[{\"expected\":\"record\",\"code\":\"invalid_type\",\"path\":[\"items\",0,\"value\"],"
                        + "\"message\":\"Invalid input: expected record, received string\"}]",
                "1.144.1 | GET | /assets/ID/metadata/nokey | | "
                        + "[\"key must be one of the following values: mobile-app\"]",
                "1.144.1 | GET | /assets/ID/thumbnail?size=bogus | | "
                        + "[\"size must be one of the following values: fullsize, preview, thumbnail\"]",
                "2.7.5 | GET | /assets/ID/thumbnail?size=bogus | | "
                        + "[\"size must be one of the following values: original, fullsize, preview, thumbnail\"]"
            })
    void says_what_is_wrong(String version, String method, String path, String body, String expected)
            throws IOException {
        try (SandboxServer sandbox = SandboxServer.builder().version(version).start()) {
            TestClient client = new TestClient(sandbox.url(), sandbox.apiKey());
            String id = sandbox.seed("a.jpg", "11".repeat(20), 10);

            TestClient.Reply reply = client.json(method, path.replace("ID", id), body == null ? "" : body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().path(version.startsWith("3") ? "errors" : "message"))
                    .isEqualTo(Json.parse(expected.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
