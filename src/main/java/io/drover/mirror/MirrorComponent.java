package io.drover.mirror;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Folders that are kept equal to libraries; what they know is in the store that the registry holds. */
@Component("mirror")
public final class MirrorComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MirrorEndpoint endpoint = new MirrorEndpoint(uri, this, MirrorOperation.of(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
