package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong option stops the start with one sentence that names it, its value and what is allowed. */
class LibraryOptionsTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    LibraryOptionsTest() {
        context.disableJMX();
        context.addComponent("immich", new FakeTarget());
        context.getRegistry().bind("ledger", new FakeLedger());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void the_defaults_are_these() {
        Library library = endpoint("library:/photos").library();

        assertThat(library.source()).isEqualTo("/photos");
        assertThat(library.target()).isEqualTo("immich");
        assertThat(library.root()).isEqualTo(Path.of("/photos"));
        assertThat(library.stableFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(library.filter().hidden()).isFalse();
        assertThat(library.filter().include().isEmpty()).isTrue();
        assertThat(library.filter().exclude().isEmpty()).isTrue();
        assertThat(library.once()).isFalse();
        assertThat(library.recheck()).isFalse();
        assertThat(library.after()).isEqualTo(new After.Keep());
        assertThat(library.walkers()).isEqualTo(4);
        assertThat(endpoint("library:/photos").getInFlight()).isEqualTo(2_000);
        assertThat(endpoint("library:/photos").getRescanEvery()).isEqualTo(3_600_000);
        assertThat(endpoint("library:/photos").isWatch()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include=[a- | include: '[a-' is not a glob: ",
                "exclude={a | exclude: '{a' is not a glob: ",
                "minSize=big | minSize: 'big' is no size: allowed are 500, 20kB",
                "maxSize=10 XB | maxSize: '10 XB' is no size: allowed are 500, 20kB",
                "types=photo | types: 'photo' is none of image (raw included), video, raw, or an extension with its dot",
                "types=image,jpg | types: 'jpg' is none of image (raw included), video, raw, or an extension with its",
                "schedule=whenever | schedule: 'whenever' is not a Quartz cron expression",
                "schedule=0 0 3 * * * | schedule: '0 0 3 * * *' is not a Quartz cron expression",
                "schedule=0 0 3 1 1 ? 2001 | schedule: '0 0 3 1 1 ? 2001' names a time that never comes",
                "after=shred | after: 'shred' is none of keep, move:DIR, delete",
                "after=move: | after: 'move:' is none of keep, move:DIR, delete",
                "after=move:/ | after: 'move:/' would move files into the library itself",
                "after=move:. | after: 'move:.' would move files into the library itself",
                "inFlight=0 | inFlight: must be from 1 to 100000, is 0",
                "walkers=65 | walkers: must be from 1 to 64, is 65",
                "rescanEvery=0 | rescanEvery: must be a duration above 0, such as 30s or 5m, is 0 ms",
                "album={year} | album: '{year}' has the unknown placeholder {year}; allowed are {folder}, {path}, {library},",
                "tags=a,{0} | tags: '{0}' has the unknown placeholder {0}; allowed are",
                "album={1 | album: '{1' has a '{' that belongs to no placeholder",
                "zone=Mars | zone: 'Mars' is no time zone: name one such as Europe/Berlin, or an offset such as +02:00",
                "since=01.05.2024 | since: '01.05.2024' is no date (2024-05-01) and no time with an offset",
                "until=2024-05-01T10:00 | until: '2024-05-01T10:00' is no date (2024-05-01) and no time with an offset",
                "target=direct | target=direct: this component takes no files",
            })
    void a_wrong_value_is_refused_at_the_start(String option, String message) {
        String[] pair = option.split("=", 2);

        assertThatThrownBy(() -> start("library:/photos?" + pair[0] + "=RAW(" + pair[1] + ")"))
                .satisfies(failure -> assertThat(sentence(failure)).startsWith(message));
    }

    @Test
    void sizes_that_leave_no_file_are_refused() {
        assertThatThrownBy(() ->
                        endpoint("library:/photos?minSize=10MB&maxSize=5MB").library())
                .hasMessage("minSize: 10MB is more than maxSize=5MB: no file would count");
    }

    @Test
    void a_misspelt_option_is_refused() {
        assertThatThrownBy(() -> endpoint("library:/photos?stabelFor=5s"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("stabelFor");
    }

    @Test
    void durations_have_units() {
        assertThat(endpoint("library:/photos?stableFor=1m30s").library().stableFor())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void two_libraries_of_one_name_are_refused() {
        assertThatThrownBy(() -> start("library:/photos?source=a", "library:/pictures?source=a"))
                .satisfies(failure -> assertThat(sentence(failure))
                        .startsWith("source: 'a' is the name of /photos and of /pictures"));
    }

    @Test
    void the_wrong_direction_says_what_there_is() {
        assertThatThrownBy(() -> endpoint("library:/photos").createProducer())
                .hasMessageContaining("is used in a from(), not in a to()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/photos/a b#c", "/photos/100%", "/photos/a+b&c", "/photos/Zoë 🐑", "relative"})
    void a_path_survives_its_uri(String path) {
        assertThat(endpoint(LibraryEndpoint.uri(path)).library().root())
                .isEqualTo(Path.of(path).toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/photos/a b", "/photos/Zoë 🐑", "relative/a"})
    void a_path_in_a_route_file_is_taken_as_it_stands(String path) throws Exception {
        String uri = context.getCamelContextExtension()
                .getEndpointUriFactory("library")
                .buildUri("library", new HashMap<>(Map.of("path", path)));

        assertThat(endpoint(uri).library().root()).isEqualTo(Path.of(path).toAbsolutePath());
    }

    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause != null
                && !(cause instanceof LibraryException)
                && cause.getClass() != IllegalArgumentException.class) {
            cause = cause.getCause();
        }
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private void start(String... uris) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String uri : uris) {
                    from(uri).to("log:none?level=OFF");
                }
            }
        });
        context.start();
    }

    private LibraryEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, LibraryEndpoint.class);
    }
}
