package io.drover.sandbox.contentstack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The locales of a stack.
 *
 * @param fallbacks each with the locale that it falls back to, if any
 */
record Locales(Map<String, Optional<String>> fallbacks) {

    /** One more. @throws IllegalArgumentException when the locale that it falls back to is not there yet */
    Locales with(String locale, Optional<String> fallback) {
        fallback.ifPresent(this::require);
        Map<String, Optional<String>> more = new LinkedHashMap<>(fallbacks);
        more.put(locale, fallback);
        return new Locales(more);
    }

    boolean has(String locale) {
        return fallbacks.containsKey(locale);
    }

    /** @throws IllegalArgumentException when it is not there */
    void require(String locale) {
        if (!has(locale)) {
            throw new IllegalArgumentException("the stack has no locale '" + locale + "'; it has " + names());
        }
    }

    /** The locale and those that it falls back to, the nearest first. */
    List<String> chain(String locale) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = Optional.of(locale);
        while (next.isPresent()) {
            chain.add(next.get());
            next = Objects.requireNonNull(fallbacks.get(next.get()));
        }
        return chain;
    }

    List<String> names() {
        return List.copyOf(fallbacks.keySet());
    }
}
