package io.drover.library;

import io.drover.ingest.FileStamp;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code library:spool} lets what is no file on this machine go to {@code direct:ingest}: the stream that is the body
 * becomes a file, and the body that file. It is removed when the message is done, however it ends. A stream is read only
 * once, so nothing is repeated here: one that is cut is put back, for its source to send it again.
 */
final class SpoolProducer extends DefaultProducer {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolProducer.class);

    private final SpoolFolder folder;

    SpoolProducer(LibraryEndpoint endpoint, SpoolFolder folder) {
        super(endpoint);
        this.folder = folder;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    Exchange.FILE_NAME + ": library:spool needs this header, the name of what is in the body");
        }
        Path place = folder.place(String.valueOf(exchange.getFromRouteId()), name);
        Long length = message.getHeader(Exchange.FILE_LENGTH, Long.class);
        try (InputStream stream = message.getMandatoryBody(InputStream.class)) {
            SpoolFolder.write(stream, place, length);
            removeWhenDone(exchange, place);
            String source = folder.path().toString();
            message.setBody(new SourceFile(source, Targets.nameOf(exchange), place, FileStamp.of(place), null, null));
        } catch (IOException exception) {
            throw putBack(name, exception);
        }
    }

    private static PutBackException putBack(String name, IOException exception) {
        PutBackException putBack = new PutBackException(name + ": " + Problems.describe(exception));
        putBack.initCause(exception);
        return putBack;
    }

    private static void removeWhenDone(Exchange exchange, Path place) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    SpoolFolder.remove(place);
                } catch (IOException exception) {
                    LOG.warn("{} stays: {}", place, Problems.describe(exception));
                }
            }
        });
    }
}
