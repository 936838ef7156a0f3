package io.drover.log;

import ch.qos.logback.classic.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which level on a logger is heard. Camel and the libraries speak up only when something is wrong.
 *
 * @param byLogger the levels, by the names of loggers; each is that of all loggers below its own
 */
public record LogLevels(Map<String, Level> byLogger) {
    private static final String OURS = "io.drover";
    private static final Map<String, Level> WORDS = Map.of(
            "trace", Level.TRACE,
            "debug", Level.DEBUG,
            "info", Level.INFO,
            "warn", Level.WARN,
            "error", Level.ERROR,
            "off", Level.OFF);

    /** Below warn, these show headers and bytes as they are sent, keys and passwords among them. */
    private static final Map<String, Level> TALKATIVE = Map.of(
            "org.apache.hc", Level.WARN,
            "org.apache.qpid", Level.OFF,
            "io.netty", Level.WARN);

    /** Without a word of the user. */
    public static final LogLevels DEFAULT = new LogLevels(defaults());

    private static Map<String, Level> defaults() {
        Map<String, Level> levels = new LinkedHashMap<>(TALKATIVE);
        levels.put("ROOT", Level.WARN);
        levels.put(OURS, Level.INFO);
        // what keeps Camel from starting is told by the command line, in one sentence
        levels.put("org.apache.camel.impl.engine.AbstractCamelContext", Level.OFF);
        // the sandbox breaks connections on purpose
        levels.put("org.eclipse.jetty", Level.ERROR);
        // whoever needed a connection that broke tells it once; this one tells each, with a stack
        levels.put("com.zaxxer.hikari", Level.ERROR);
        // they tell of a broker that is away twice a second; the route's message fails once, and says why
        levels.put("org.apache.kafka", Level.ERROR);
        levels.put("org.springframework.jms", Level.ERROR);
        return levels;
    }

    public LogLevels {
        byLogger = Map.copyOf(byLogger);
    }

    /**
     * The defaults, but for what the text says: a level, which is that of all of Drover, and {@code LOGGER=LEVEL}, in any
     * order with commas between.
     *
     * @throws IllegalArgumentException when it cannot be read, or asks for lines that would show secrets; the message says
     *     what is allowed
     */
    public static LogLevels parse(String text) {
        Map<String, Level> levels = new LinkedHashMap<>(DEFAULT.byLogger());
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.strip().split(" *= *", 2);
            String logger = parts.length == 2 ? parts[0] : OURS;
            Level level = WORDS.get(parts[parts.length - 1].toLowerCase(Locale.ROOT));
            if (level == null || logger.isEmpty()) {
                throw new IllegalArgumentException(
                        "must be trace, debug, info, warn, error or off, and for a logger by name"
                                + " LOGGER=LEVEL, such as info,io.drover.feed=debug; is '" + text + "'");
            }
            if (showsSecrets(logger, level)) {
                throw new IllegalArgumentException("sets " + logger + " to " + parts[1]
                        + ", but its lines below warn show keys and passwords: allowed are warn, error and off");
            }
            levels.put(logger, level);
        }
        return new LogLevels(levels);
    }

    private static boolean showsSecrets(String logger, Level level) {
        return level.levelInt < Level.WARN_INT && TALKATIVE.keySet().stream().anyMatch(name -> isBelow(logger, name));
    }

    private static boolean isBelow(String logger, String name) {
        return logger.equals(name) || logger.startsWith(name + ".");
    }

    /** The level of this very logger, or null when it has that of the one above. */
    @Nullable
    Level of(String logger) {
        return byLogger.get(logger);
    }
}
