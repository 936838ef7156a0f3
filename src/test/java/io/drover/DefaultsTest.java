package io.drover;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.drover.checksum.ChecksumComponent;
import io.drover.contentstack.ContentstackComponent;
import io.drover.immich.ImmichComponent;
import io.drover.ingest.Spool;
import io.drover.library.LibraryComponent;
import io.drover.library.LibraryEndpoint;
import io.drover.runtime.RouteFiles;
import io.drover.text.ByteSize;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shipped setting does something, and no default changes unnoticed. */
class DefaultsTest {
    private static final Path SETTINGS = Path.of("config/application.properties");
    private static final String BEAN = "drover.bean.";
    private static final Pattern COMPONENT_KEY = Pattern.compile("camel[.]component[.](\\w+)[.](\\w+)");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?:\\{\\{|#property:|[$]\\{properties:)(drover[.][\\w.]+)");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:\\w+:(.*)}}");

    private static final Set<String> FEED_OPTIONS = Set.of(
            "mode",
            "types",
            "include",
            "fullEvery",
            "delay",
            "schedule",
            "envelope",
            "batchSize",
            "onSinkError",
            "maxSweep");

    private static final Set<String> STACK_FEED_OPTIONS = Set.of(
            "types",
            "contentTypes",
            "locales",
            "startFrom",
            "onInvalidToken",
            "delay",
            "schedule",
            "envelope",
            "batchSize",
            "onSinkError",
            "maxSweep");

    @Test
    void every_setting_of_a_component_is_one_of_its_options() throws IOException {
        for (String key : settings().stringPropertyNames()) {
            Matcher component = COMPONENT_KEY.matcher(key);
            if (component.matches()) {
                assertThat(Catalog.of(component.group(1)).componentDefaults())
                        .describedAs(key)
                        .containsKey(component.group(2));
            } else {
                assertThat(key).startsWith("drover.");
            }
        }
    }

    @Test
    void every_other_setting_is_used_by_a_route_and_every_route_finds_its_settings() throws IOException {
        Set<String> set = new TreeSet<>(settings().stringPropertyNames());
        set.removeIf(key -> !key.startsWith("drover.") || key.startsWith(BEAN) || isOfTheProcess(key));

        Set<String> used = usedByRoutes();
        used.removeIf(DefaultsTest::isOfTheProcess);
        assertThat(used).isEqualTo(set);
    }

    /** The store, the log, the traces, health and metrics are there before any route; edits and the cluster are of all of them. */
    private static boolean isOfTheProcess(String key) {
        return key.startsWith("drover.store.")
                || key.startsWith("drover.cluster.")
                || key.startsWith("drover.log.")
                || key.startsWith("drover.observe.")
                || key.startsWith("drover.telemetry.")
                || key.equals("drover.reload");
    }

    @Test
    void every_object_of_the_settings_has_the_properties_that_are_set_on_it() throws Exception {
        Properties settings = settings();
        for (String key : settings.stringPropertyNames()) {
            if (key.startsWith(BEAN)) {
                String[] parts = key.substring(BEAN.length()).split("[.]", 3);
                Class<?> type = Class.forName(settings.getProperty(BEAN + parts[0]));
                Set<String> properties = Stream.of(
                                Introspector.getBeanInfo(type).getPropertyDescriptors())
                        .map(PropertyDescriptor::getName)
                        .collect(toSet());
                if (parts.length > 1) {
                    assertThat(properties).describedAs(key).contains(parts[1]);
                }
            }
        }
    }

    @Test
    void settings_ship_with_the_defaults_of_their_options() throws IOException {
        Map<String, String> immich = Catalog.of("immich").componentDefaults();
        assertThat(shipped("camel.component.immich.maxUploads")).isEqualTo(immich.get("maxUploads"));
        assertThat(shipped("camel.component.immich.waitLimit")).isEqualTo(immich.get("waitLimit"));

        Map<String, String> library = Catalog.of("library").endpointDefaults();
        for (String option : Set.of(
                "include",
                "exclude",
                "minSize",
                "maxSize",
                "types",
                "hidden",
                "stableFor",
                "rescanEvery",
                "schedule",
                "after")) {
            assertThat(shipped("drover.folder." + option)).describedAs(option).isEqualTo(library.get(option));
        }

        Map<String, String> changes = Catalog.of("immich").endpointDefaults();
        for (String option : FEED_OPTIONS) {
            assertThat(shipped("drover.changes." + option)).describedAs(option).isEqualTo(changes.get(option));
        }

        Catalog contentstack = Catalog.of("contentstack");
        for (var option : contentstack.componentDefaults().entrySet()) {
            assertThat(shipped("camel.component.contentstack." + option.getKey()))
                    .describedAs(option.getKey())
                    .isEqualTo(option.getValue());
        }
        for (String option : STACK_FEED_OPTIONS) {
            assertThat(shipped("drover.contentstack." + option))
                    .describedAs(option)
                    .isEqualTo(contentstack.endpointDefaults().get(option));
        }
    }

    @Test
    void defaults_of_immich() throws IOException {
        assertThat(Catalog.of("immich").componentDefaults())
                .containsOnly(
                        entry("url", ""),
                        entry("apiKey", ""),
                        entry("apiKeyFile", ""),
                        entry("email", ""),
                        entry("password", ""),
                        entry("passwordFile", ""),
                        entry("accessToken", ""),
                        entry("accessTokenFile", ""),
                        entry("sslContextParameters", ""),
                        entry("useGlobalSslContextParameters", "false"),
                        entry("caCertificateFile", ""),
                        entry("insecureSkipCertificateVerification", "false"),
                        entry("proxyHost", ""),
                        entry("proxyPort", "3128"),
                        entry("proxyUser", ""),
                        entry("proxyPassword", ""),
                        entry("proxyPasswordFile", ""),
                        entry("extraHeaders", ""),
                        entry("uploadRate", "0"),
                        entry("downloadRate", "0"),
                        entry("lanUrl", ""),
                        entry("lanFrom", "10000000"),
                        entry("lanAllowHttp", "false"),
                        entry("maxUploads", "16"),
                        entry("checkBatch", "1000"),
                        entry("waitLimit", "30m"),
                        entry("connectTimeout", "10s"),
                        entry("responseTimeout", "60s"),
                        entry("progressTimeout", "60s"),
                        entry("uploadResponseTimeout", "10m"));
        assertThat(Catalog.of("immich").endpointDefaults())
                .containsOnly(
                        entry("operation", ""),
                        entry("feed", ""),
                        entry("mode", "auto"),
                        entry("types", ""),
                        entry("include", ""),
                        entry("fullEvery", "24h"),
                        entry("delay", "30s"),
                        entry("schedule", ""),
                        entry("once", "false"),
                        entry("envelope", "cloudevents"),
                        entry("onSinkError", "block"),
                        entry("batchSize", "1000"),
                        entry("maxSweep", "20"));
    }

    @Test
    void defaults_of_contentstack() throws IOException {
        assertThat(Catalog.of("contentstack").componentDefaults())
                .containsOnly(
                        entry("region", "na"),
                        entry("host", ""),
                        entry("apiKey", ""),
                        entry("apiKeyFile", ""),
                        entry("deliveryToken", ""),
                        entry("deliveryTokenFile", ""),
                        entry("environment", ""),
                        entry("branch", ""));
        assertThat(Catalog.of("contentstack").endpointDefaults())
                .containsOnly(
                        entry("operation", ""),
                        entry("feed", ""),
                        entry("types", ""),
                        entry("contentTypes", ""),
                        entry("locales", ""),
                        entry("startFrom", ""),
                        entry("onInvalidToken", "resync"),
                        entry("directory", ""),
                        entry("hosts", ""),
                        entry("delay", "30s"),
                        entry("schedule", ""),
                        entry("once", "false"),
                        entry("envelope", "cloudevents"),
                        entry("onSinkError", "block"),
                        entry("batchSize", "1000"),
                        entry("maxSweep", "20"));
    }

    @Test
    void defaults_of_library() throws IOException {
        assertThat(Catalog.of("library").componentDefaults()).isEmpty();
        assertThat(Catalog.of("library").endpointDefaults())
                .containsOnly(
                        entry("path", ""),
                        entry("root", ""),
                        entry("storage", ""),
                        entry("storageOptions", ""),
                        entry("target", "immich"),
                        entry("source", ""),
                        entry("include", ""),
                        entry("exclude", ""),
                        entry("minSize", ""),
                        entry("maxSize", ""),
                        entry("types", ""),
                        entry("hidden", "false"),
                        entry("stableFor", "5s"),
                        entry("watch", "false"),
                        entry("rescanEvery", "1h"),
                        entry("schedule", ""),
                        entry("once", "false"),
                        entry("recheck", "false"),
                        entry("inbox", "false"),
                        entry("archives", "true"),
                        entry("inFlight", "2000"),
                        entry("walkers", "4"),
                        entry("after", "keep"),
                        entry("album", ""),
                        entry("tags", ""),
                        entry("zone", "UTC"),
                        entry("since", ""),
                        entry("until", ""),
                        entry("livePhotos", "true"),
                        entry("states", "uploaded,duplicate"));
    }

    @Test
    void defaults_of_checksum_metadata_and_ledger() throws IOException {
        assertThat(Catalog.of("metadata").componentDefaults()).isEmpty();
        assertThat(Catalog.of("metadata").endpointDefaults()).containsOnly(entry("operation", ""));
        assertThat(Catalog.of("checksum").componentDefaults())
                .containsOnly(entry("threads", "0"), entry("downloads", "4"), entry("spoolBudget", "2GB"));
        assertThat(Catalog.of("checksum").endpointDefaults()).containsOnly(entry("algorithm", ""));
        assertThat(Catalog.of("ledger").componentDefaults()).isEmpty();
        assertThat(Catalog.of("ledger").endpointDefaults()).containsOnly(entry("operation", ""), entry("state", ""));
    }

    @Test
    void defaults_of_feed() throws IOException {
        assertThat(Catalog.of("feed").componentDefaults()).isEmpty();
        assertThat(Catalog.of("feed").endpointDefaults())
                .containsOnly(
                        entry("operation", ""),
                        entry("directory", ""),
                        entry("keyHeader", ""),
                        entry("tombstones", "false"),
                        entry("address", ""),
                        entry("authorization", ""),
                        entry("secret", ""),
                        entry("feed", ""),
                        entry("secretHeader", "X-Drover-Secret"));
    }

    @Test
    void the_catalogue_says_what_the_fields_hold() throws IOException {
        assertThat(new ContentstackComponent().getRegion()).isEqualTo("na");

        ImmichComponent immich = new ImmichComponent();
        assertThat(immich.isUseGlobalSslContextParameters()).isFalse();
        assertThat(immich.isInsecureSkipCertificateVerification()).isFalse();
        assertThat(immich.getProxyPort()).isEqualTo(3128);
        assertThat(immich.getUploadRate()).isEqualTo("0");
        assertThat(immich.getDownloadRate()).isEqualTo("0");
        assertThat(immich.getLanFrom()).isEqualTo(10_000_000);
        assertThat(immich.isLanAllowHttp()).isFalse();
        assertThat(immich.getMaxUploads()).isEqualTo(16);
        assertThat(immich.getCheckBatch()).isEqualTo(1_000);
        assertThat(immich.getWaitLimit()).isEqualTo(1_800_000);
        assertThat(immich.getConnectTimeout()).isEqualTo(10_000);
        assertThat(immich.getResponseTimeout()).isEqualTo(60_000);
        assertThat(immich.getProgressTimeout()).isEqualTo(60_000);
        assertThat(immich.getUploadResponseTimeout()).isEqualTo(600_000);

        LibraryEndpoint library = new LibraryEndpoint("library:test", new LibraryComponent());
        assertThat(library.getTarget()).isEqualTo("immich");
        assertThat(library.isHidden()).isFalse();
        assertThat(library.getStableFor()).isEqualTo(5_000);
        assertThat(library.isWatch()).isFalse();
        assertThat(library.getRescanEvery()).isEqualTo(3_600_000);
        assertThat(library.isOnce()).isFalse();
        assertThat(library.isRecheck()).isFalse();
        assertThat(library.getInFlight()).isEqualTo(2_000);
        assertThat(library.getWalkers()).isEqualTo(4);
        assertThat(library.getAfter()).isEqualTo("keep");

        ChecksumComponent checksum = new ChecksumComponent();
        assertThat(checksum.getThreads()).isZero();
        assertThat(checksum.getDownloads()).isEqualTo(4);
        assertThat(ByteSize.parse(checksum.getSpoolBudget())).isEqualTo(Spool.DEFAULT_BUDGET);
        assertThat(shipped("camel.component.checksum.spoolBudget")).isEqualTo(checksum.getSpoolBudget());
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        }
        return settings;
    }

    /** The value where the environment does not give one. */
    private static String shipped(String key) throws IOException {
        String value = settings().getProperty(key, "not set");
        Matcher environment = ENVIRONMENT.matcher(value);
        return environment.matches() ? environment.group(1) : value;
    }

    private static Set<String> usedByRoutes() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : RouteFiles.in(Path.of("routes"))) {
            Matcher placeholder = PLACEHOLDER.matcher(Files.readString(file));
            while (placeholder.find()) {
                used.add(placeholder.group(1));
            }
        }
        return used;
    }
}
