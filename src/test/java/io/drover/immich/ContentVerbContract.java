package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.ReplacedAsset;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The verbs that fetch files and put others in their place. */
abstract class ContentVerbContract extends VerbContractBase {
    ContentVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("downloadAsset")
    void an_original_comes_with_its_name_and_its_type() throws IOException {
        Path photo = file("täst 1.jpg");
        String id = uploaded(photo);

        Message message = fetched("downloadAsset", id, Map.of());

        assertThat(bytes(message)).isEqualTo(Files.readAllBytes(photo));
        assertThat(message.getHeader("CamelImmichStatus")).isEqualTo(200);
        assertThat(message.getHeader("CamelFileName")).isEqualTo("täst 1.jpg");
        assertThat(message.getHeader("Content-Length")).isEqualTo(2_000L);
        assertThat(message.getHeader("Content-Type", String.class)).startsWith("image/jpeg");
        assertThat(message.getHeader("Last-Modified", String.class)).endsWith("GMT");
        assertThat(refused("downloadAsset", NOWHERE))
                .contains(major() < 3 ? "Not found or no asset.download access" : "404 Not Found");
    }

    @Test
    @Exercises("downloadAsset")
    void a_part_of_an_original_is_fetched_and_what_is_known_is_not() throws IOException {
        Path photo = file("part.jpg");
        String id = uploaded(photo);

        Message part = fetched("downloadAsset", id, Map.of("CamelImmichRange", "bytes=10-19"));
        byte[] bytes = bytes(part);
        String tag = part.getHeader("ETag", String.class);
        Message known = fetched("downloadAsset", id, Map.of("CamelImmichIfNoneMatch", tag));
        Message changed = fetched(
                "downloadAsset", id, Map.of("CamelImmichRange", "bytes=10-19", "CamelImmichIfRange", "\"old\""));

        assertThat(bytes).isEqualTo(Arrays.copyOfRange(Files.readAllBytes(photo), 10, 20));
        assertThat(part.getHeader("CamelImmichStatus")).isEqualTo(206);
        assertThat(part.getHeader("Content-Range")).isEqualTo("bytes 10-19/2000");
        assertThat(known.getHeader("CamelImmichStatus")).isEqualTo(304);
        assertThat(known.getBody()).isNull();
        assertThat(changed.getHeader("CamelImmichStatus")).isEqualTo(200);
        assertThat(bytes(changed)).isEqualTo(Files.readAllBytes(photo));
    }

    @Test
    @Exercises("downloadAsset")
    void whether_an_edited_file_is_wanted_is_said_from_2_5_on() throws IOException {
        Path photo = file("edited.jpg");
        String id = uploaded(photo);
        if (major() == 1) {
            assertThat(refusedUnsent("downloadAsset", id, Map.of("CamelImmichEdited", true)))
                    .contains("edited", stage().version().toString(), "2.5.0");
        } else {
            Message edited = fetched("downloadAsset", id, Map.of("CamelImmichEdited", true));
            assertThat(bytes(edited)).isEqualTo(Files.readAllBytes(photo));
        }
        Message unedited = fetched("downloadAsset", id, Map.of("CamelImmichEdited", "false"));
        assertThat(bytes(unedited)).isEqualTo(Files.readAllBytes(photo));
    }

    @Test
    @Exercises("viewAsset")
    void a_picture_is_viewed_small_and_large() throws IOException {
        Path picture = picture("picture.png");
        String id = uploaded(picture);
        eventually(() -> send("viewAsset", id, Map.of()).getException() == null);

        Message small = fetched("viewAsset", id, Map.of());
        byte[] webp = bytes(small);
        Message preview = fetched("viewAsset", id, Map.of("CamelImmichSize", "preview"));
        Message full = fetched("viewAsset", id, Map.of("CamelImmichSize", "fullsize"));

        assertThat(small.getHeader("Content-Type", String.class)).startsWith("image/webp");
        assertThat(new String(webp, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(preview.getHeader("Content-Type", String.class)).startsWith("image/jpeg");
        assertThat(full.getHeader("CamelImmichStatus")).isEqualTo(200);
        assertThat(bytes(full)).isEqualTo(Files.readAllBytes(picture));
        assertThat(requests("downloadAsset")).isEqualTo(1);
        assertThat(refused("viewAsset", NOWHERE)).contains("Not found or no asset.view access");
        sendsWrong();
        assertThat(refused("viewAsset", Map.of("assetId", id, "size", "huge"))).contains("400", "size");
    }

    @Test
    @Exercises("playAssetVideo")
    void a_video_is_played_in_parts_and_a_picture_is_not() throws IOException {
        Path video = file("clip.mov");
        String id = uploaded(video);

        Message part = fetched("playAssetVideo", id, Map.of("CamelImmichRange", "bytes=0-10"));

        assertThat(bytes(part)).isEqualTo(Arrays.copyOf(Files.readAllBytes(video), 11));
        assertThat(part.getHeader("Content-Range")).isEqualTo("bytes 0-10/2000");
        assertThat(part.getHeader("Content-Type", String.class)).startsWith("video/quicktime");
        assertThat(refused("playAssetVideo", uploaded())).contains("Asset is not a video");
        assertThat(refused("playAssetVideo", NOWHERE)).contains("Not found or no asset.view access");
    }

    @Test
    @Exercises("downloadAsset")
    void a_route_puts_an_original_into_a_folder() throws Exception {
        Path photo = file("original.jpg");
        String id = uploaded(photo);
        Path target = folder.resolve("target");
        stage().camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).to("immich:downloadAsset").to("file:" + target);
            }
        });

        uses("downloadAsset");
        Exchange exchange = stage().camel()
                .createProducerTemplate()
                .request("direct:" + id, message -> message.getMessage().setBody(id));

        assertThat(exchange.getException()).isNull();
        assertThat(target.resolve("original.jpg")).hasSameBinaryContentAs(photo);
    }

    @Test
    @Exercises("replaceAsset")
    void an_asset_gets_another_file_in_every_version_and_the_old_one_lies_in_the_trash() throws IOException {
        Path before = file("before.jpg");
        Path after = file("after.jpg");
        String id = uploaded(before);

        Map<String, Object> header = new HashMap<>(Map.of("CamelImmichAssetId", id));
        ReplacedAsset replaced = done("replaceAsset", after, header).getBody(ReplacedAsset.class);

        assertThat(replaced.status()).isEqualTo("replaced");
        assertThat(asset(replaced.id()).checksumHex()).isEqualTo(VerbContent.checksum(after));
        assertThat(asset(replaced.id()).isTrashed()).isFalse();
        assertThat(asset(Objects.requireNonNull(replaced.oldId())).checksumHex())
                .isEqualTo(VerbContent.checksum(before));
        assertThat(asset(replaced.oldId()).isTrashed()).isTrue();
        assertThat(requests("replaceAsset")).isEqualTo(major() < 3 ? 1 : 0);
        assertThat(replaced.id().equals(id)).isEqualTo(major() < 3);
    }

    @Test
    @Exercises("replaceAsset")
    void nothing_is_sent_in_the_place_of_the_same_bytes_or_of_nothing() throws IOException {
        Path photo = file("same.jpg");
        String id = uploaded(photo);
        long sent = requests("uploadAsset");

        Map<String, Object> header = Map.of("CamelImmichAssetId", id);
        ReplacedAsset replaced = done("replaceAsset", photo, header).getBody(ReplacedAsset.class);
        Exception nowhere = refusal("replaceAsset", file("new.jpg"), Map.of("CamelImmichAssetId", NOWHERE));

        assertThat(replaced).isEqualTo(new ReplacedAsset(id, null, "duplicate"));
        assertThat(nowhere).isInstanceOf(RefusedException.class).hasMessageContaining("Not found or no asset.");
        assertThat(requests("replaceAsset")).isZero();
        assertThat(requests("uploadAsset")).isEqualTo(sent);
        assertThat(bytes(fetched("downloadAsset", id, Map.of()))).isEqualTo(Files.readAllBytes(photo));
    }

    private static byte[] bytes(Message message) {
        return Objects.requireNonNull(message.getBody(byte[].class));
    }

    /** A picture that can be shown, which no server has. */
    private Path picture(String name) throws IOException {
        SecureRandom random = new SecureRandom();
        BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 32 * 24; at++) {
            image.setRGB(at % 32, at / 32, random.nextInt(0x1000000));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return file(name, png.toByteArray());
    }
}
