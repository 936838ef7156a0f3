package io.drover.options;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/** By which names components go, and so what their options are called in the settings. */
public final class ComponentNames {
    private ComponentNames() {}

    /** The name by which the context knows the component. @param usual its scheme */
    public static String nameOf(Component component, String usual) {
        CamelContext context = component.getCamelContext();
        return context.getComponentNames().stream()
                .filter(name -> !name.equals(usual))
                .filter(name -> Objects.equals(context.hasComponent(name), component))
                .findFirst()
                .orElse(usual);
    }

    /**
     * How the names of its options begin: a component beside the usual one is a bean of the settings, where they have other
     * names.
     *
     * @param usual the component's scheme
     */
    public static String prefix(Component component, String usual) {
        String name = nameOf(component, usual);
        return (name.equals(usual) ? "camel.component." : "camel.beans.") + name + ".";
    }
}
