package io.drover.cluster;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.master.MasterComponent;

/**
 * Camel's scheme {@code master:NAMESPACE:URI}: the route gets its messages while this node leads the namespace. Consumers are
 * ours: Camel's own one may start again where the leadership was lost, frees it before its messages have ended, and
 * lets what it consumes from know of no route.
 */
public final class LeaderComponent extends MasterComponent {

    /** @param service says who leads */
    public LeaderComponent(CamelClusterService service) {
        setService(service);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int colon = remaining.indexOf(':');
        if (colon < 1 || colon == remaining.length() - 1) {
            throw new IllegalArgumentException("master:" + remaining + " must be master:NAMESPACE:URI");
        }
        int query = uri.indexOf('?');
        String options = parameters.isEmpty() || query < 0 ? "" : uri.substring(query);
        return new LeaderEndpoint(
                uri, this, getService(), remaining.substring(0, colon), remaining.substring(colon + 1) + options);
    }
}
