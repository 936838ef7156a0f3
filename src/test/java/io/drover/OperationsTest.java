package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for operations names nothing that is not there, and leaves no alert without an answer. */
class OperationsTest {
    private static final Path GUIDE = Path.of("docs/operations.md");
    private static final Path SETTINGS = Path.of("config/application.properties");
    private static final Path COMMANDS = Path.of("src/main/java/io/drover/cli");

    /** Between single code quotes, or the lines of a block of code that is fenced or indented. */
    private static final Pattern CODE = Pattern.compile("(?m)^```\\w*\\n(?s:(.*?))^```$|`([^`\\n]+)`|^ {4}(\\S.*)$");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Drover\\w+)` \\|[^|]*\\S[^|]*\\|[^|]*\\S[^|]*\\|$");
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./])(?:drover|camel\\.component)\\.[a-z]\\w*(?:\\.\\w+)*");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:DROVER|IMMICH)_[A-Z_]+\\b");
    private static final Pattern METRIC = Pattern.compile("\\bdrover_[a-z_]+\\b");
    private static final Pattern COMMAND =
            Pattern.compile("\\bdrover (?!drover\\b)(?:(?:feed|dead) )*([a-z]+)(?=[ \\n]|$)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]+");
    private static final Pattern FILE =
            Pattern.compile("^(?:bin|config|deploy|docker|docs|examples|kamelets|routes)/[\\w.-]+$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** Options of docker and kubectl, in lines that end with a call of Drover. */
    private static final Set<String> OF_THE_TOOLS = Set.of("--rm", "--build", "--profile");

    /** Of Drover's data folder, and so no settings. */
    private static final Pattern STORE = Pattern.compile("drover[.](db|log[.]1).*");

    @Test
    void every_alert_has_an_answer_and_no_other_has_one() throws IOException {
        List<String> alerts = groups(ALERT, Files.readString(Path.of("docs/alerts.yaml")));

        assertThat(groups(ROW, Files.readString(GUIDE))).isNotEmpty().containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void every_setting_that_it_names_exists() throws IOException {
        Set<String> keys = Files.readAllLines(SETTINGS).stream()
                .filter(line -> line.contains(" = ") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .collect(Collectors.toSet());

        assertThat(found(SETTING).filter(name -> !STORE.matcher(name).matches()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(keys).anyMatch(key -> (key + ".").startsWith(name + ".")));
    }

    @Test
    void every_variable_that_it_names_is_read() throws IOException {
        String readers = all(Stream.of(
                SETTINGS,
                Path.of("bin/drover"),
                Path.of("docker/drover"),
                Path.of("Dockerfile"),
                Path.of("compose.yaml")));

        assertThat(found(VARIABLE))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readers).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void every_metric_that_it_names_is_documented() throws IOException {
        String metrics = Files.readString(Path.of("docs/metrics.md"));

        assertThat(found(METRIC))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics).contains("`" + name + "`"));
    }

    @Test
    void every_command_that_it_names_exists_with_its_options() throws IOException {
        String commands = commands();
        List<String> calls = code().flatMap(String::lines)
                .filter(line -> COMMAND.matcher(line).find())
                .toList();

        assertThat(calls).isNotEmpty().allSatisfy(line -> {
            assertThat(groups(COMMAND, line))
                    .allSatisfy(name -> assertThat(commands).contains("name = \"" + name + "\""));
            assertThat(OPTION.matcher(line.substring(line.indexOf("drover ")))
                            .results()
                            .map(MatchResult::group))
                    .filteredOn(option -> !OF_THE_TOOLS.contains(option))
                    .allSatisfy(option -> assertThat(commands).contains("\"" + option + "\""));
        });
    }

    @Test
    void every_file_that_it_names_exists() throws IOException {
        List<String> files = code().filter(text -> FILE.matcher(text).matches()).toList();

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void every_link_leads_to_a_file_and_to_a_heading_in_it() throws IOException {
        List<MatchResult> links =
                LINK.matcher(Files.readString(GUIDE)).results().toList();

        for (MatchResult link : links) {
            Path file = link.group(1).isEmpty() ? GUIDE : GUIDE.resolveSibling(link.group(1));
            assertThat(file).exists();
            if (link.group(2) != null) {
                assertThat(anchors(file)).contains(link.group(2));
            }
        }
    }

    private static Stream<String> code() throws IOException {
        return CODE.matcher(Files.readString(GUIDE)).results().map(OperationsTest::text);
    }

    private static String text(MatchResult code) {
        if (code.group(1) != null) {
            return code.group(1);
        }
        return code.group(2) != null ? code.group(2) : code.group(3);
    }

    private static Stream<String> found(Pattern pattern) throws IOException {
        return code().flatMap(text -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .distinct();
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String commands() throws IOException {
        try (Stream<Path> files = Files.list(COMMANDS)) {
            return all(files.filter(file -> file.toString().endsWith(".java")));
        }
    }

    private static String all(Stream<Path> files) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path file : (Iterable<Path>) files::iterator) {
            texts.append(Files.readString(file));
        }
        return texts.toString();
    }

    /** As GitHub makes them: lower case, blanks as hyphens, nothing else but letters, digits and hyphens. */
    private static List<String> anchors(Path file) throws IOException {
        return groups(HEADING, Files.readString(file)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
