package io.drover.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One instruction of a Dockerfile.
 *
 * @param name in capitals
 * @param options what stands before its argument and begins with two dashes
 * @param argument the rest, its lines joined
 */
record Instruction(String name, List<String> options, String argument) {

    /** All of a Dockerfile, with comments left out and continued lines joined. */
    static List<Instruction> read(Stream<String> lines) {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        lines.filter(line -> !line.stripLeading().startsWith("#")).forEach(line -> {
            boolean goesOn = line.stripTrailing().endsWith("\\");
            text.append(
                    goesOn
                            ? line.stripTrailing()
                                    .substring(0, line.stripTrailing().length() - 1)
                            : line);
            if (!goesOn) {
                if (!text.toString().isBlank()) {
                    instructions.add(of(text.toString().strip()));
                }
                text.setLength(0);
            }
        });
        return instructions;
    }

    private static Instruction of(String text) {
        List<String> words = new ArrayList<>(List.of(text.split("\\s+", 2)));
        String name = words.get(0).toUpperCase(Locale.ROOT);
        List<String> options = new ArrayList<>();
        String rest = words.size() > 1 ? words.get(1) : "";
        while (rest.startsWith("--")) {
            String[] parts = rest.split("\\s+", 2);
            options.add(parts[0]);
            rest = parts.length > 1 ? parts[1] : "";
        }
        return new Instruction(name, options, rest);
    }

    /** The value of an option, such as that of {@code --from=}; empty when it is not there. */
    String option(String option) {
        String start = "--" + option + "=";
        return options.stream()
                .filter(given -> given.startsWith(start))
                .map(given -> given.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    /** The words of its argument; what is between quotes is one. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char letter : (argument + " ").toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(letter) && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(letter);
            }
        }
        return words;
    }
}
