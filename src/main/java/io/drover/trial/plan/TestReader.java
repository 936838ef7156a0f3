package io.drover.trial.plan;

import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.YamlException;
import io.drover.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the tests of a file. */
final class TestReader {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)");
    private static final Value.Entries NOTHING = new Entries(List.of(), 0);

    private final Path file;
    private final GivenReader given;
    private final ChangeReader changes;

    TestReader(Path file) {
        this.file = file;
        ContentReader contents = new ContentReader(file);
        this.changes = new ChangeReader(file, contents);
        this.given = new GivenReader(file, contents, changes);
    }

    List<TestCase> tests() {
        Value root = root();
        if (!(root instanceof Items items) || items.items().isEmpty()) {
            throw new TestFileException(file, root.line(), "it must hold a list of tests, each with name and expect");
        }
        List<TestCase> tests = items.items().stream()
                .map(item -> Keys.read(file, item, "a test", this::test))
                .toList();
        Set<String> names = new HashSet<>();
        tests.stream().filter(test -> !names.add(test.name())).findFirst().ifPresent(test -> {
            throw new TestFileException(file, test.line(), "another test is called '" + test.name() + "', too");
        });
        return tests;
    }

    private Value root() {
        try {
            return YamlText.read(Files.readString(file));
        } catch (IOException e) {
            throw new TestFileException(file, 0, "it is missing or cannot be read as UTF-8 text");
        } catch (YamlException e) {
            throw new TestFileException(file, e.line(), String.valueOf(e.getMessage()));
        }
    }

    private TestCase test(Keys keys) {
        Value expect = keys.value("expect");
        if (expect == null) {
            throw keys.error(keys.line(), "a test needs the key 'expect'");
        }
        Value givenValue = keys.value("given");
        Map<String, String> replaced = texts(keys, "replace");
        replaced.forEach((scheme, how) -> {
            if (!Set.of("capture", "keep").contains(how)) {
                throw keys.error(
                        keys.line(), "replace: '" + how + "' for " + scheme + " is neither 'capture' nor 'keep'");
            }
        });
        return new TestCase(
                keys.text("name"),
                keys.line(),
                texts(keys, "settings"),
                texts(keys, "environment"),
                keys.optional("route").orElse(""),
                keys.texts("routes"),
                schemes(replaced, "keep"),
                schemes(replaced, "capture"),
                Keys.read(file, givenValue == null ? NOTHING : givenValue, "given", given::given),
                keys.items("changes").stream().map(changes::change).toList(),
                ExpectReader.read(file, expect),
                keys.optional("within").map(text -> duration(keys, text)).orElse(WITHIN));
    }

    private static Set<String> schemes(Map<String, String> replaced, String how) {
        return replaced.keySet().stream()
                .filter(scheme -> how.equals(replaced.get(scheme)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> texts(Keys keys, String key) {
        Value value = keys.value(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value != null) {
            Keys.read(file, value, key, map -> {
                for (Entry entry : map.all()) {
                    texts.put(entry.key(), map.text(entry.value(), entry.key()));
                }
                return texts;
            });
        }
        return texts;
    }

    private static Duration duration(Keys keys, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw keys.error(keys.line(), "within: '" + text + "' is no time such as 500ms, 10s or 2m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
