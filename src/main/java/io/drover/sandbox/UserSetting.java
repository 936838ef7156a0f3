package io.drover.sandbox;

import java.util.List;
import java.util.Map;

/**
 * What is kept of a user by a key.
 *
 * @param owner the user's id
 * @param name preferences, license or onboarding
 * @param value what JSON can say
 */
public record UserSetting(String owner, String name, Map<String, Object> value) implements Detail {
    static final List<String> NAMES = List.of("preferences", "license", "onboarding");

    /** @throws IllegalArgumentException when the name is none of Immich's */
    public UserSetting {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", NAMES));
        }
        value = Map.copyOf(value);
    }

    @Override
    public List<String> key() {
        return List.of(owner, name);
    }
}
