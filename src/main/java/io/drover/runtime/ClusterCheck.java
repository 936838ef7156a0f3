package io.drover.runtime;

import io.drover.cluster.ClusterRole;
import io.drover.lint.Problem;
import io.drover.text.Spelling;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the settings of a node among others. */
final class ClusterCheck {
    private static final Set<String> KEYS = Set.of(
            ClusterOptions.ROLE,
            ClusterOptions.NODE,
            ClusterOptions.BROKERS,
            ClusterOptions.TOPICS,
            ClusterOptions.PARTITIONS,
            ClusterOptions.REPLICAS,
            ClusterOptions.RETENTION,
            ClusterOptions.BACKLOG);
    private static final String STORE = "drover.store.url";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern BROKER = Pattern.compile("[^\\s,:]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+]:\\d{1,5}");
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final List<Setting> settings;
    private final SettingValues values;

    ClusterCheck(List<Setting> settings, SettingValues values) {
        this.settings = settings;
        this.values = values;
    }

    /** All of it, in the order of the file. */
    List<Problem> problems() {
        return settings.stream()
                .filter(setting -> setting.key().startsWith(ClusterOptions.PREFIX))
                .map(this::problem)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Problem problem(Setting setting) {
        if (!KEYS.contains(setting.key())) {
            return at(
                    setting,
                    "there is no setting '" + setting.key() + "'",
                    Spelling.nearest(setting.key(), KEYS).orElse(null));
        }
        String value = values.of(setting);
        if (value == null || value.isBlank()) {
            return null; // not known yet, or the default
        }
        String allowed = allowed(setting.key(), value.strip());
        if (allowed != null) {
            @Nullable
            String meant = setting.key().equals(ClusterOptions.ROLE)
                    ? Spelling.nearest(value, ClusterRole.labels()).orElse(null)
                    : null;
            return at(setting, setting.key() + " must be " + allowed + ", is '" + value + "'", meant);
        }
        return setting.key().equals(ClusterOptions.ROLE) ? withoutStore(setting, value.strip()) : null;
    }

    /** What would be allowed, or null when the value is. */
    private static @Nullable String allowed(String key, String value) {
        return switch (key) {
            case ClusterOptions.ROLE ->
                ClusterRole.of(value).isPresent() ? null : "one of " + String.join(", ", ClusterRole.labels());
            case ClusterOptions.NODE, ClusterOptions.TOPICS ->
                NAME.matcher(value).matches() ? null : "1 to 100 letters, digits, dots, dashes and underscores";
            case ClusterOptions.BROKERS -> areBrokers(value) ? null : "host:port, several separated by commas";
            case ClusterOptions.PARTITIONS -> isWhole(value, 1, 10_000) ? null : "a number from 1 to 10000";
            case ClusterOptions.REPLICAS -> isWhole(value, 0, 100) ? null : "a number from 0 to 100";
            case ClusterOptions.BACKLOG ->
                isWhole(value, 1_000, Integer.MAX_VALUE) ? null : "a number from 1000 to " + Integer.MAX_VALUE;
            case ClusterOptions.RETENTION -> isLongEnough(value) ? null : "a duration of 1h or more, such as 7d";
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static boolean areBrokers(String value) {
        return List.of(value.split(",", -1)).stream()
                .allMatch(broker -> BROKER.matcher(broker.strip()).matches());
    }

    private static boolean isWhole(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isLongEnough(String value) {
        try {
            return DurationConverter.parse(value.replace(" ", "")).compareTo(SHORTEST) >= 0;
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    private @Nullable Problem withoutStore(Setting role, String value) {
        boolean alone = value.equals(ClusterRole.NONE.label());
        boolean store = settings.stream()
                .filter(setting -> setting.key().equals(STORE))
                .map(values::of)
                .anyMatch(url -> url == null || !url.isBlank());
        return alone || store
                ? null
                : at(
                        role,
                        ClusterOptions.ROLE + "=" + value + " needs a store that all nodes share, and " + STORE
                                + " is empty: set DROVER_STORE_URL",
                        null);
    }

    private static Problem at(Setting setting, String sentence, @Nullable String suggestion) {
        return Problem.at(setting.file(), setting.line(), setting.key(), sentence, suggestion);
    }
}
