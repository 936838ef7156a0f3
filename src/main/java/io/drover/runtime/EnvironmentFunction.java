package io.drover.runtime;

import java.util.Map;
import org.apache.camel.spi.PropertiesFunction;
import org.jspecify.annotations.Nullable;

/** <code>{{env:NAME}}</code> and <code>{{env:NAME:default}}</code> out of a given environment; an empty value counts as not set. */
final class EnvironmentFunction implements PropertiesFunction {
    private final Map<String, String> environment;

    EnvironmentFunction(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "env";
    }

    @Override
    public @Nullable String apply(String remainder) {
        int colon = remainder.indexOf(':');
        String name = colon < 0 ? remainder : remainder.substring(0, colon);
        String value = environment.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        return colon < 0 ? null : remainder.substring(colon + 1);
    }
}
