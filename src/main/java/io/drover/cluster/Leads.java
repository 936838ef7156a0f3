package io.drover.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/** What this node leads, whatever Camel contexts come and go: as a bean of their registry it hears of each of them. */
public final class Leads extends LifecycleStrategySupport implements Supplier<List<String>> {
    private volatile @Nullable CamelContext current;

    @Override
    public void onContextStarted(CamelContext context) {
        if (Boolean.TRUE.equals(context.isAutoStartup())) { // else it is only looked at
            current = context;
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        if (current == context) {
            current = null;
        }
    }

    /** The namespaces that this node leads now, in alphabetical order. */
    @Override
    public List<String> get() {
        CamelContext context = current;
        return context == null ? List.of() : of(context);
    }

    /** Those that this context leads. */
    public static List<String> of(CamelContext context) {
        return standings(context).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether this context leads, for each namespace that it stands by for or leads, in alphabetical order. */
    public static Map<String, Boolean> standings(CamelContext context) {
        Map<String, Boolean> standings = new TreeMap<>();
        CamelClusterService service = context.hasService(CamelClusterService.class);
        if (service != null) {
            service.getNamespaces().forEach(namespace -> standings.put(namespace, leads(service, namespace)));
        }
        return standings;
    }

    private static boolean leads(CamelClusterService service, String namespace) {
        try {
            return service.isLeader(namespace);
        } catch (IllegalArgumentException e) {
            return false; // its last route has just been taken away
        }
    }
}
