package io.drover.metadata;

import io.drover.ingest.camel.StoppingNotifier;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Owns the threads that read headers of files. */
@Component("metadata")
public final class MetadataComponent extends DefaultComponent {
    private volatile @Nullable MetadataPool pool;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new MetadataEndpoint(uri, this, remaining);
    }

    @Override
    protected void doStop() throws Exception {
        MetadataPool current = pool;
        if (current != null) {
            current.close();
        }
        super.doStop();
    }

    /** Made at the first use. */
    synchronized MetadataPool pool() {
        MetadataPool current = pool;
        if (current == null) {
            current = new MetadataPool();
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(current::stop));
            pool = current;
        }
        return current;
    }
}
