package io.drover.library;

import io.drover.ingest.MediaTypes;
import io.drover.ingest.Target;
import io.drover.ingest.TargetId;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** A server that takes a few file types. */
final class FakeTarget extends DefaultComponent implements Target {
    static final MediaTypes TYPES = new MediaTypes(
            Set.of(".jpg", ".jpeg", ".heic", ".dng", ".cr2", ".png"), Set.of(".mp4", ".mov"), Set.of(".xmp"));

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        throw new UnsupportedOperationException("no endpoint");
    }

    @Override
    public void checkOptions() {}

    @Override
    public TargetId identity() {
        return new TargetId("http://server/api", "user");
    }

    @Override
    public void runBegins() {}

    @Override
    public MediaTypes mediaTypes() {
        return TYPES;
    }

    @Override
    public int batchSize() {
        return 1;
    }
}
