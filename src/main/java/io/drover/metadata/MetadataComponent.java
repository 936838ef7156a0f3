package io.drover.metadata;

import io.drover.ingest.ReadPool;
import io.drover.ingest.camel.StoppingNotifier;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Owns the threads that read headers of files: what stands between the check and the upload must not hold the one that brings it. */
@Component("metadata")
public final class MetadataComponent extends DefaultComponent {
    private static final int THREADS = 4;

    private volatile @Nullable ReadPool pool;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new MetadataEndpoint(uri, this, remaining);
    }

    @Override
    protected void doStop() throws Exception {
        ReadPool current = pool;
        if (current != null) {
            current.close();
        }
        super.doStop();
    }

    /** Made at the first use. */
    synchronized ReadPool pool() {
        ReadPool current = pool;
        if (current == null) {
            current = new ReadPool("metadata", THREADS);
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(current::stop));
            pool = current;
        }
        return current;
    }
}
