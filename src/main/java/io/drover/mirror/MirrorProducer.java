package io.drover.mirror;

import io.drover.feed.ChangeBatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Does one thing with a mirror, as its endpoint says. */
final class MirrorProducer extends DefaultProducer {
    private final MirrorOperation operation;
    private final Mirror mirror;
    private final Path root;

    MirrorProducer(MirrorEndpoint endpoint, Mirror mirror, Path root) {
        super(endpoint);
        this.operation = endpoint.getOperation();
        this.mirror = mirror;
        this.root = root;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    "the mirror's folder " + root + " is not there: mount or make it; nothing is lost meanwhile");
        }
        Message message = exchange.getMessage();
        switch (operation) {
            case MISSING -> message.setBody(mirror.missing(message.getMandatoryBody(ChangeBatch.class)));
            case STORE -> store(message);
            case APPLY -> mirror.apply(message.getMandatoryBody(ChangeBatch.class));
        }
    }

    private void store(Message message) throws Exception {
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
