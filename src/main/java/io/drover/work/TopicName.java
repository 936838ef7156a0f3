package io.drover.work;

import java.util.regex.Pattern;

/** What Kafka allows as the name of a topic. */
final class TopicName {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private TopicName() {}

    /** Whether it is one. */
    static boolean isOne(String name) {
        return ALLOWED.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    }

    /** The name itself. @throws IllegalArgumentException when it is none, naming the option */
    static String checked(String option, String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException(
                    option + ": '" + name
                            + "' is no name of a topic: allowed are 1 to 249 letters of ASCII, digits, dots, underscores and dashes");
        }
        return name;
    }
}
