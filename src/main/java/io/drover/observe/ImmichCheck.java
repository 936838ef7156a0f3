package io.drover.observe;

import io.drover.http.ApiException;
import io.drover.immich.ImmichComponent;
import io.drover.immich.ImmichEndpoint;
import io.drover.library.LibraryEndpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;

/**
 * Whether each Immich server that the routes use can be reached and lets Drover do what they need. While work waits for a
 * server its reason is known; else the server is asked now and then.
 */
final class ImmichCheck implements Check {
    private final ContextWatch contexts;
    private final BiFunction<String, Check, Check> nowAndThen;
    private final Map<ImmichComponent, Check> probes = new ConcurrentHashMap<>();

    /** @param nowAndThen lets a check of this name be made only so often */
    ImmichCheck(ContextWatch contexts, BiFunction<String, Check, Check> nowAndThen) {
        this.contexts = contexts;
        this.nowAndThen = nowAndThen;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        if (context == null) {
            return List.of();
        }
        InUse inUse = new InUse(context);
        List<ImmichComponent> servers = inUse.components(ImmichComponent.class);
        probes.keySet().retainAll(servers);
        return servers.stream().flatMap(server -> look(server, inUse).stream()).toList();
    }

    private List<Finding> look(ImmichComponent server, InUse inUse) {
        String name = "server " + server.name();
        ApiException paused = server.pausedBy();
        if (paused != null) {
            return List.of(Finding.down(name, ImmichProbe.sentence(paused)));
        }
        FileNeeds needs = new FileNeeds(inUse.endpoints(LibraryEndpoint.class));
        List<ImmichEndpoint> endpoints = inUse.endpoints(ImmichEndpoint.class).stream()
                .filter(endpoint -> endpoint.getComponent() == server && needs.needs(endpoint))
                .toList();
        return probes.computeIfAbsent(
                        server, added -> nowAndThen.apply(name, new ImmichProbe(name, added, endpoints, needs)))
                .look();
    }
}
