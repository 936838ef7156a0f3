package io.drover.xmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sidecars of Lightroom, darktable and digiKam say is read; what could harm is refused with its reason. */
@Timeout(20)
class XmpReaderTest {
    @TempDir
    private Path folder;

    @Test
    void all_that_immich_takes_is_read() throws Exception {
        XmpSidecar sidecar = read("""
                <rdf:Description xmp:Rating="4" exif:DateTimeOriginal="2020-05-06T07:08:09+02:00"
                    exif:GPSLatitude="48,51.396N" exif:GPSLongitude="2,21,7.2W">
                 <dc:description><rdf:Alt><rdf:li xml:lang="x-default">On the bridge</rdf:li></rdf:Alt></dc:description>
                 <dc:subject><rdf:Bag><rdf:li>bridge</rdf:li></rdf:Bag></dc:subject>
                 <lr:hierarchicalSubject><rdf:Bag>
                  <rdf:li>Travel|Paris</rdf:li><rdf:li> </rdf:li><rdf:li>and/or</rdf:li>
                 </rdf:Bag></lr:hierarchicalSubject>
                </rdf:Description>""");

        assertThat(sidecar.description()).isEqualTo("On the bridge");
        assertThat(sidecar.rating()).isEqualTo(4);
        assertThat(sidecar.taken()).isEqualTo("2020-05-06T07:08:09+02:00");
        assertThat(sidecar.place()).satisfies(place -> {
            assertThat(place.latitude()).isEqualTo(48.8566, within(1e-4));
            assertThat(place.longitude()).isEqualTo(-2.352, within(1e-4));
        });
        assertThat(sidecar.tags()).containsExactly("Travel/Paris", "and or");
        assertThat(sidecar.saysTagsAtMost()).isFalse();
    }

    @Test
    void tags_of_digikam_win_and_words_without_levels_come_last() throws Exception {
        String words = "<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>one</rdf:li></rdf:Bag></dc:subject>";
        String paths = "<digiKam:TagsList><rdf:Seq><rdf:li>Places/Oslo</rdf:li></rdf:Seq></digiKam:TagsList>";

        XmpSidecar sidecar = read("<rdf:Description>" + words + "</rdf:Description>");

        assertThat(sidecar.tags()).containsExactly("one");
        assertThat(sidecar.saysTagsAtMost()).isTrue();
        assertThat(read("<rdf:Description>" + words + paths + "</rdf:Description>")
                        .tags())
                .containsExactly("Places/Oslo");
    }

    @ParameterizedTest
    @CsvSource({"5,5", "1.0,1", "-1,-1"})
    void stars_are_read(String said, int rating) throws Exception {
        assertThat(read("<rdf:Description xmp:Rating='" + said + "'/>").rating())
                .isEqualTo(rating);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmp:Rating='0'",
                "xmp:Rating='9'",
                "xmp:Rating='many'",
                "exif:DateTimeOriginal='2020-05-06T07:08:09'",
                "exif:DateTimeOriginal='yesterday'",
                "exif:GPSLatitude='48,51.396N'",
                "exif:GPSLatitude='0,0.0N' exif:GPSLongitude='0,0.0E'",
                "exif:GPSLatitude='95,0.0N' exif:GPSLongitude='2,0.0E'",
                "tiff:ImageDescription='  '",
            })
    void what_says_nothing_for_sure_is_passed_over(String attributes) throws Exception {
        XmpSidecar sidecar = read("<rdf:Description " + attributes + "/>");

        assertThat(sidecar.saysTagsAtMost()).isTrue();
        assertThat(sidecar.tags()).isEmpty();
    }

    @Test
    void an_offset_that_is_told_beside_the_time_counts() throws Exception {
        String attributes = "exif:DateTimeOriginal='2020-05-06T07:08:09.5' exif:OffsetTimeOriginal='-03:00'";

        assertThat(read("<rdf:Description " + attributes + "/>").taken()).isEqualTo("2020-05-06T07:08:09.500-03:00");
    }

    @Test
    void entities_are_refused_and_the_files_that_they_name_are_not_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String xml = "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>"
                + document("<rdf:Description><dc:title>&s;</dc:title></rdf:Description>");

        assertRefused(xml, "it has a document type or an entity");
    }

    @Test
    void a_bomb_of_entities_is_refused() throws IOException {
        String xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + document("<rdf:Description><dc:title>&b;</dc:title></rdf:Description>");

        assertRefused(xml, "it has a document type or an entity");
    }

    @Test
    void what_is_nested_without_end_is_refused() throws IOException {
        assertRefused("<a>".repeat(50_000) + "</a>".repeat(50_000), "its elements are nested deeper than 100");
    }

    @Test
    void what_is_no_xmp_is_refused() throws IOException {
        assertRefused("", "it is no XML");
        assertRefused("ÿØÿà", "it is no XML");
        assertRefused("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF", "it is no XML");
        assertRefused(" ".repeat((1 << 20) + 1), "it is longer than 1048576 bytes");
    }

    @Test
    void a_file_that_is_gone_is_no_broken_sidecar() {
        assertThatThrownBy(() -> XmpReader.read(folder.resolve("none.xmp"))).isInstanceOf(NoSuchFileException.class);
    }

    private void assertRefused(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("refused.xmp"), text);

        assertThatThrownBy(() -> XmpReader.read(file))
                .isInstanceOf(SidecarException.class)
                .hasMessageStartingWith(why);
    }

    private XmpSidecar read(String description) throws IOException, SidecarException {
        return XmpReader.read(Files.writeString(folder.resolve("a.xmp"), document(description)));
    }

    private static String document(String description) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:exif='http://ns.adobe.com/exif/1.0/'"
                + " xmlns:tiff='http://ns.adobe.com/tiff/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:lr='http://ns.adobe.com/lightroom/1.0/' xmlns:digiKam='http://www.digikam.org/ns/1.0/'>"
                + description + "</rdf:RDF></x:xmpmeta>";
    }
}
