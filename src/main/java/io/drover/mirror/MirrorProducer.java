package io.drover.mirror;

import io.drover.feed.ChangeBatch;
import io.drover.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Does one thing with a mirror, as its endpoint says. */
final class MirrorProducer extends DefaultProducer {
    private final MirrorOperation operation;
    private final String name;
    private final Path root;
    private @Nullable Mirror opened;

    MirrorProducer(MirrorEndpoint endpoint, Path root) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.name = endpoint.getName();
        this.root = root;
    }

    /** A route that is only looked at needs no store. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Store store = CamelContextHelper.mandatoryFindSingleByType(getEndpoint().getCamelContext(), Store.class);
        opened = new Mirror(root, store, name);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    "the mirror's folder " + root + " is not there: mount or make it; nothing is lost meanwhile");
        }
        Mirror mirror = Objects.requireNonNull(opened, "it was started");
        Message message = exchange.getMessage();
        switch (operation) {
            case MISSING -> message.setBody(mirror.missing(message.getMandatoryBody(ChangeBatch.class)));
            case STORE -> store(mirror, message);
            case APPLY -> mirror.apply(message.getMandatoryBody(ChangeBatch.class));
        }
    }

    private static void store(Mirror mirror, Message message) throws Exception {
        MirrorAsset asset = message.getHeader(MirrorHeaders.ASSET, MirrorAsset.class);
        if (asset == null) {
            throw new IllegalArgumentException(
                    "mirror:store: the header " + MirrorHeaders.ASSET + " is missing; mirror:missing gives the assets");
        }
        try (InputStream content = message.getMandatoryBody(InputStream.class)) {
            mirror.receive(asset, content);
        }
        message.setBody(null);
    }
}
