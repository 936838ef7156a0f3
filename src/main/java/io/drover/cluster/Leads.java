package io.drover.cluster;

import java.util.List;
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
        CamelClusterService service = context.hasService(CamelClusterService.class);
        return service == null
                ? List.of()
                : service.getNamespaces().stream()
                        .filter(namespace -> leads(service, namespace))
                        .sorted()
                        .toList();
    }

    private static boolean leads(CamelClusterService service, String namespace) {
        try {
            return service.isLeader(namespace);
        } catch (IllegalArgumentException e) {
            return false; // its last route has just been taken away
        }
    }
}
