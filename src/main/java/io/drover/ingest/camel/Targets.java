package io.drover.ingest.camel;

import io.drover.ingest.Target;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;

/** Finds the servers that files go to: the components that are a {@link Target}. */
public final class Targets {
    /** Exchange property: the name of the target that the exchange's file is for, while its body is converted. */
    public static final String NAME = "DroverTarget";

    private static final String USUAL = "immich";

    private Targets() {}

    /** The name of the target that the exchange's file is for: the one that was said, else the usual one. */
    public static String nameOf(Exchange exchange) {
        return exchange.getProperty(NAME, USUAL, String.class);
    }

    /**
     * The target of this name.
     *
     * @param name the name of a component, such as {@code immich}
     * @throws IllegalArgumentException when there is no such component, or it takes no files
     */
    public static Target named(CamelContext context, String name) {
        Component component = context.getComponent(name);
        if (component instanceof Target target) {
            return target;
        }
        throw new IllegalArgumentException("target=" + name + ": "
                + (component == null ? "there is no component of this name" : "this component takes no files")
                + "; allowed are immich and the names of further Immich servers");
    }
}
