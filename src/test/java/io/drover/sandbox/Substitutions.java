package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands here for the identifiers, secrets and files of the recorded server. */
final class Substitutions {
    private static final Pattern CHECKSUM = Pattern.compile("\\{(sha1|SHA1|base64):([^}]+)}");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+) times ([^}]+)}");
    private static final Pattern NAME =
            Pattern.compile("<[a-z][\\w-]*>|(\\w+\\|)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])");

    private final Map<String, String> known = new HashMap<>();

    /** @param secrets what stands for the placeholders of the recordings, such as {@code <user-key>} */
    Substitutions(Map<String, String> secrets) {
        known.putAll(secrets);
    }

    /** A recorded text with what stands for its names; UUIDs that are not known stay as they are. */
    String filled(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        String.join(", ", Collections.nCopies(Integer.parseInt(match.group(1)), match.group(2)))));
        String checked = CHECKSUM.matcher(repeated)
                .replaceAll(match -> Matcher.quoteReplacement(checksum(match.group(1), match.group(2))));
        return NAME.matcher(checked).replaceAll(match -> Matcher.quoteReplacement(standIn(match.group())));
    }

    /** The recorded files are not kept: the name stands for the bytes; the quota of 1,000 bytes needs a thousand. */
    static byte[] content(String name) {
        return name.equals("e.jpg") ? new byte[0] : (name + " ").repeat(200).getBytes(UTF_8);
    }

    /** Takes note of what is given in the places where names were recorded. What is known already stays. */
    void learn(JsonNode recorded, JsonNode given) {
        if (recorded.isTextual() && given.isTextual()) {
            if (NAME.matcher(recorded.asText()).matches()) {
                known.putIfAbsent(recorded.asText(), given.asText());
            }
        } else if (recorded.isObject()) {
            recorded.fieldNames().forEachRemaining(field -> learn(recorded.path(field), given.path(field)));
        } else if (recorded.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), given.size()); i++) {
                learn(recorded.path(i), given.path(i));
            }
        }
    }

    /**
     * Takes note of the names in the lines of a stream. Of each type the first and the last of the recorded lines stand
     * for those that are given, because the lines between them may have been cut out.
     */
    void learnLines(JsonNode recorded, JsonNode given) {
        TreeSet<String> types = new TreeSet<>(recorded.findValuesAsText("type"));
        for (String type : types) {
            List<JsonNode> said = ofType(type, recorded);
            List<JsonNode> heard = ofType(type, given);
            if (!said.isEmpty() && !heard.isEmpty()) {
                learn(said.get(said.size() - 1), heard.get(heard.size() - 1));
            }
            for (int i = 0; i < said.size() - 1 && i < heard.size() - 1; i++) {
                learn(said.get(i), heard.get(i));
            }
        }
    }

    static List<JsonNode> ofType(String type, JsonNode lines) {
        List<JsonNode> found = new ArrayList<>();
        lines.forEach(line -> {
            if (line.path("type").asText().equals(type)) {
                found.add(line);
            }
        });
        return found;
    }

    /** What is known, for an ack as a whole or for the UUID in it; an unknown placeholder loses its brackets. */
    private String standIn(String name) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        if (name.startsWith("<")) {
            return name.substring(1, name.length() - 1);
        }
        int bar = name.indexOf('|') + 1;
        return name.substring(0, bar) + known.getOrDefault(name.substring(bar), name.substring(bar));
    }

    private static String checksum(String form, String name) {
        String hex = TestClient.sha1(content(name));
        return switch (form) {
            case "sha1" -> hex;
            case "SHA1" -> hex.toUpperCase(Locale.ROOT);
            default -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        };
    }
}
