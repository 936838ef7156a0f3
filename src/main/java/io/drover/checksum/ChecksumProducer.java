package io.drover.checksum;

import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileErrors;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.Sha1;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code checksum:sha1}: sets the header {@value IngestHeaders#CHECKSUM}. Takes what the ledger holds of this version of
 * the file; else reads the file on its own threads. A file that is gone or may not be read gets its final state here.
 */
final class ChecksumProducer extends DefaultAsyncProducer {
    private final HashPool pool;
    private final @Nullable KnownFiles knownFiles;

    ChecksumProducer(ChecksumEndpoint endpoint, HashPool pool, @Nullable KnownFiles knownFiles) {
        super(endpoint);
        this.pool = pool;
        this.knownFiles = knownFiles;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        SourceFile file;
        try {
            file = exchange.getMessage().getMandatoryBody(SourceFile.class);
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        exchange.getMessage().setBody(file);
        String recorded = recorded(file);
        if (recorded != null) {
            exchange.getMessage().setHeader(IngestHeaders.CHECKSUM, recorded);
            callback.done(true);
            return true;
        }
        pool.submit(() -> {
            read(exchange, file);
            callback.done(false);
        });
        return false;
    }

    private static @Nullable String recorded(SourceFile file) {
        Known known = file.known();
        return known != null && known.matches(file.stamp()) ? known.checksum() : null;
    }

    private void read(Exchange exchange, SourceFile file) {
        Message message = exchange.getMessage();
        try {
            pool.begin();
            String elsewhere = knownFiles == null ? null : knownFiles.checksumElsewhere(file.path(), file.stamp());
            if (elsewhere != null) {
                message.setHeader(IngestHeaders.CHECKSUM, elsewhere);
                return;
            }
            String checksum = Sha1.of(file.content());
            requireUnchanged(file);
            pool.hashed(file.stamp().size());
            message.setHeader(IngestHeaders.CHECKSUM, checksum);
        } catch (IOException e) {
            FileErrors.stateOf(e)
                    .ifPresentOrElse(
                            state -> {
                                message.setHeader(IngestHeaders.STATE, state.label());
                                message.setHeader(IngestHeaders.REASON, FileErrors.describe(e));
                            },
                            () -> exchange.setException(e));
        } catch (Throwable e) {
            exchange.setException(e);
        }
    }

    private static void requireUnchanged(SourceFile file) throws IOException {
        if (file.spooled()) {
            return; // these bytes are kept, whatever becomes of the file
        }
        FileStamp now = FileStamp.of(file.path());
        if (!now.equals(file.stamp())) {
            throw new FileChangedException(file.path(), file.stamp(), now);
        }
    }
}
