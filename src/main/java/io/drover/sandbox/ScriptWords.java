package io.drover.sandbox;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a rule, read one after the other. What is wrong with one is an {@link IllegalArgumentException}. */
final class ScriptWords {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
    private static final Pattern BYTES = Pattern.compile("(\\d+)(b|kb|mb|gb)?");

    private final Deque<String> words;

    ScriptWords(String text) {
        this.words = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+")));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The next word. @param expected what the complaint says is needed when there is none */
    String next(String expected) {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("it needs " + expected);
        }
        return words.removeFirst();
    }

    /** Takes a word away, when it is the next one; tells whether it was. */
    boolean takes(String word) {
        boolean isNext = word.equals(words.peekFirst());
        if (isNext) {
            words.removeFirst();
        }
        return isNext;
    }

    /** One of some things, by its name in a script. */
    <T> T oneOf(List<T> things, Function<T, String> name) {
        String names = things.stream().map(name).collect(Collectors.joining(", "));
        String word = next(names);
        return things.stream()
                .filter(thing -> name.apply(thing).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + names));
    }

    int status() {
        String word = next("a status from 200 to 599");
        if (!word.matches("[2-5]\\d\\d")) {
            throw new IllegalArgumentException("'" + word + "' is no status from 200 to 599");
        }
        return Integer.parseInt(word);
    }

    boolean startsWithTime() {
        return !words.isEmpty() && DURATION.matcher(words.getFirst()).matches();
    }

    double millis() {
        String word = next("a time such as 200ms or 2s");
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no time such as 200ms or 2s");
        }
        return Double.parseDouble(matcher.group(1)) * (matcher.group(2).equals("s") ? 1_000 : 1);
    }

    long bytes() {
        String word = next("a number of bytes such as 0 or 64kb");
        Matcher matcher = BYTES.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no number of bytes such as 0 or 64kb");
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        int shift = 10 * List.of("b", "kb", "mb", "gb").indexOf(unit);
        return number(matcher.group(1)) << shift;
    }

    static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number", e);
        }
    }
}
