package io.drover;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may use whom, and what nobody may use. */
@AnalyzeClasses(packages = "io.drover", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.drover";

    /** Each package with the packages of ours that it may use. A new package needs a row here. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("", List.of("cli")),
            Map.entry(
                    "cli",
                    List.of(
                            "cluster",
                            "runtime",
                            "reload",
                            "observe",
                            "lint",
                            "probe",
                            "trial",
                            "trial.expect",
                            "trial.plan",
                            "graph",
                            "sandbox",
                            "sandbox.contentstack",
                            "immich",
                            "immich.api",
                            "immich.api.model",
                            "contentstack",
                            "contentstack.api",
                            "immich.feed",
                            "library",
                            "checksum",
                            "ledger",
                            "work",
                            "ingest",
                            "ingest.camel",
                            "feed",
                            "feed.camel",
                            "store",
                            "http",
                            "log",
                            "telemetry",
                            "disk",
                            "text")),
            Map.entry(
                    "observe",
                    List.of(
                            "cluster",
                            "work",
                            "immich",
                            "immich.api",
                            "immich.api.model",
                            "contentstack",
                            "contentstack.api",
                            "library",
                            "ingest",
                            "feed",
                            "feed.camel",
                            "store",
                            "http")),
            Map.entry("cluster", List.of("store")),
            Map.entry("reload", List.of("runtime", "lint", "kamelet")),
            Map.entry(
                    "runtime",
                    List.of(
                            "cluster",
                            "observe",
                            "lint",
                            "options",
                            "immich",
                            "immich.api",
                            "immich.api.model",
                            "contentstack",
                            "contentstack.api",
                            "library",
                            "checksum",
                            "kamelet",
                            "ledger",
                            "ingest",
                            "ingest.camel",
                            "feed",
                            "feed.camel",
                            "mirror",
                            "store",
                            "http",
                            "log",
                            "text")),
            Map.entry(
                    "immich",
                    List.of(
                            "immich.api",
                            "immich.api.model",
                            "immich.feed",
                            "ingest",
                            "ingest.camel",
                            "livephoto",
                            "livephoto.camel",
                            "feed",
                            "feed.camel",
                            "options",
                            "store",
                            "http",
                            "text",
                            "xmp")),
            Map.entry(
                    "contentstack",
                    List.of(
                            "contentstack.api",
                            "contentstack.assets",
                            "contentstack.feed",
                            "ingest.camel",
                            "feed",
                            "feed.camel",
                            "options",
                            "store",
                            "http")),
            Map.entry("immich.feed", List.of("immich.api", "immich.api.model", "feed", "http", "text")),
            Map.entry("lint", List.of("feed", "feed.camel", "ingest", "text")),
            Map.entry(
                    "trial",
                    List.of(
                            "trial.plan",
                            "trial.expect",
                            "lint",
                            "storage",
                            "runtime",
                            "sandbox",
                            "sandbox.contentstack",
                            "library",
                            "immich.api",
                            "immich.api.model",
                            "ingest",
                            "feed",
                            "store",
                            "http")),
            Map.entry("trial.expect", List.of("trial.plan", "yaml")),
            Map.entry("trial.plan", List.of("yaml", "text")),
            Map.entry("graph", List.of("yaml")),
            Map.entry("xmp", List.of()),
            Map.entry("yaml", List.of()),
            Map.entry("probe", List.of("feed.camel", "mirror")),
            Map.entry("contentstack.feed", List.of("contentstack.api", "feed", "http")),
            Map.entry("contentstack.api", List.of("http")),
            Map.entry("contentstack.assets", List.of("contentstack.api", "disk", "feed", "http", "text")),
            Map.entry("mirror", List.of("disk", "feed", "store", "text")),
            Map.entry(
                    "library",
                    List.of(
                            "archive",
                            "disk",
                            "ingest",
                            "ingest.camel",
                            "livephoto",
                            "library.s3",
                            "library.sftp",
                            "schedule",
                            "storage",
                            "store",
                            "text")),
            Map.entry("library.s3", List.of("storage")),
            Map.entry("library.sftp", List.of("options", "storage", "text")),
            Map.entry("work", List.of("ingest", "ingest.camel", "text")),
            Map.entry("checksum", List.of("ingest", "ingest.camel", "storage", "store", "text")),
            Map.entry(
                    "metadata",
                    List.of("metadata.picture", "livephoto", "livephoto.camel", "ingest", "ingest.camel", "store")),
            Map.entry("metadata.picture", List.of()),
            Map.entry("livephoto.camel", List.of("livephoto", "ingest", "ingest.camel", "store", "text")),
            Map.entry("livephoto", List.of("ingest", "store", "text")),
            Map.entry("ledger", List.of("ingest", "ingest.camel", "store")),
            Map.entry("ingest.camel", List.of("ingest")),
            Map.entry("ingest", List.of("store", "text")),
            Map.entry("feed.camel", List.of("feed", "ingest", "schedule", "store", "http")),
            Map.entry("feed", List.of("store")),
            Map.entry("log", List.of()),
            Map.entry("telemetry", List.of()),
            Map.entry("options", List.of("log")),
            Map.entry("kamelet", List.of("text")),
            Map.entry("schedule", List.of()),
            Map.entry("disk", List.of()),
            Map.entry("archive", List.of("ingest", "storage", "text")),
            Map.entry("storage", List.of()),
            Map.entry("store", List.of("disk")),
            Map.entry("immich.api", List.of("immich.api.model", "http", "log")),
            Map.entry("immich.api.model", List.of()),
            Map.entry("http", List.of()),
            Map.entry("text", List.of()),
            Map.entry("sandbox.contentstack", List.of("sandbox")),
            Map.entry("sandbox", List.of()));

    @ArchTest
    static void nothing_points_back(JavaClasses classes) {
        MAY_USE.forEach((name, others) -> classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                        .or(resideInAPackage(packageOf(name)))
                        .or(resideInAnyPackage(
                                others.stream().map(ArchitectureTest::packageOf).toArray(String[]::new))))
                .because(
                        "io.drover." + name + " may use " + others + " only: schemes meet in routes, by the headers and"
                                + " records of io.drover.ingest; move what is shared down into ingest, store or http, or pass it"
                                + " in from the runtime")
                .check(classes));
    }

    @ArchTest
    static void every_package_has_its_place(JavaClasses classes) {
        Set<String> places =
                MAY_USE.keySet().stream().map(ArchitectureTest::packageOf).collect(toSet());

        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(toSet());

        assertThat(packages)
                .as("packages; add a new one to MAY_USE, and to the picture in docs/architecture.md")
                .isEqualTo(places);
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle means that two packages are one: move what both need into the lower one");

    @ArchTest
    static final ArchRule what_is_plain_knows_no_camel = noClasses()
            .that()
            .resideInAnyPackage(Stream.of(
                            "archive",
                            "ingest",
                            "livephoto",
                            "metadata.picture",
                            "feed",
                            "schedule",
                            "disk",
                            "storage",
                            "store",
                            "http",
                            "text",
                            "immich.api",
                            "immich.api.model",
                            "contentstack.api",
                            "contentstack.assets",
                            "contentstack.feed",
                            "sandbox",
                            "sandbox.contentstack",
                            "trial.plan",
                            "trial.expect",
                            "graph",
                            "yaml")
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because(
                    "it is tested without Camel and outlives its versions: let the scheme's endpoint, producer or consumer"
                            + " translate between exchanges and records");

    @ArchTest
    static final ArchRule the_time_comes_from_a_clock = noClasses()
            .should()
            .accessTargetWhere(readsTheSystemsTime())
            .because("a test must be able to set the time: take a java.time.Clock in the constructor and ask it");

    @ArchTest
    static final ArchRule the_clock_comes_from_outside = noClasses()
            .that()
            .resideOutsideOfPackages(
                    packageOf("cli"), packageOf("runtime"), packageOf("sandbox"), packageOf("sandbox.contentstack"))
            .and()
            .haveSimpleNameNotEndingWith("Component")
            .and()
            .haveSimpleNameNotEndingWith("Endpoint")
            .should()
            .accessTargetWhere(makesASystemClock())
            .because(
                    "the commands make the one clock, and a component or endpoint finds it in the registry: take it in the constructor");

    @ArchTest
    static final ArchRule old_dates_are_not_made = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a Date or Calendar is made",
                    access -> List.of(Date.class, Calendar.class).stream()
                                    .anyMatch(access.getTargetOwner()::isAssignableTo)
                            && List.of("<init>", "getInstance").contains(access.getName())))
            .because(
                    "they are mutable and have no zone: use java.time; where a library wants a Date, Date.from(instant)");

    @ArchTest
    static final ArchRule old_dates_are_not_kept = noFields()
            .should()
            .haveRawType(assignableTo(Date.class).or(assignableTo(Calendar.class)))
            .because("they are mutable and have no zone: keep an Instant, and convert where a library wants a Date");

    @ArchTest
    static final ArchRule commands_alone_print = noClasses()
            .that()
            .resideOutsideOfPackage(packageOf("cli"))
            .should(ACCESS_STANDARD_STREAMS)
            .because("stdout belongs to the command's answer, --json included: log, or return the text to the command");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "Thread.sleep",
                    access -> access.getTargetOwner().isEquivalentTo(Thread.class)
                            && access.getName().equals("sleep")))
            .because("a sleeping thread hears no stop: wait on a latch or a condition, or use a scheduled executor");

    private static String packageOf(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemsTime() {
        return describe("the system's time", access -> {
            boolean now = access.getTargetOwner().getPackageName().equals("java.time")
                    && access.getName().equals("now")
                    && !takesAClock(access.getTarget());
            boolean millis = access.getTargetOwner().isEquivalentTo(System.class)
                    && access.getName().equals("currentTimeMillis");
            return now || millis;
        });
    }

    private static boolean takesAClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaAccess<?>> makesASystemClock() {
        return describe(
                "Clock.system…",
                access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                        && access.getName().startsWith("system"));
    }

    private static DescribedPredicate<JavaAccess<?>> describe(String description, Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
