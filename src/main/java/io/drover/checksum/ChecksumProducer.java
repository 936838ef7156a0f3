package io.drover.checksum;

import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileErrors;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.PutBackException;
import io.drover.ingest.ReadPool;
import io.drover.ingest.SourceFile;
import io.drover.ingest.SpoolPlace;
import io.drover.ingest.camel.Rights;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * {@code checksum:sha1}: sets the header {@value IngestHeaders#CHECKSUM}. Takes what the ledger holds of this version of
 * the file; else reads the file on its own threads. What comes from elsewhere is kept in the spool for as long as its
 * message lives. A file that is gone or may not be read gets its final state here.
 */
final class ChecksumProducer extends DefaultAsyncProducer {
    private final Hashing hashing;
    private final @Nullable KnownFiles knownFiles;

    ChecksumProducer(ChecksumEndpoint endpoint, Hashing hashing, @Nullable KnownFiles knownFiles) {
        super(endpoint);
        this.hashing = hashing;
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
        ReadPool pool = hashing.poolOf(file);
        pool.submit(() -> {
            read(exchange, file, pool);
            callback.done(false);
        });
        return false;
    }

    private static @Nullable String recorded(SourceFile file) {
        Known known = file.known();
        return known != null && known.matches(file.stamp()) ? known.checksum() : null;
    }

    private void read(Exchange exchange, SourceFile file, ReadPool pool) {
        Message message = exchange.getMessage();
        try {
            pool.begin();
            Rights.require(message);
            String elsewhere = knownFiles == null ? null : knownFiles.checksumElsewhere(file.path(), file.stamp());
            if (elsewhere != null) {
                message.setHeader(IngestHeaders.CHECKSUM, elsewhere);
                return;
            }
            Hashed hashed = hash(file);
            message.setHeader(IngestHeaders.CHECKSUM, hashed.checksum());
            SpoolPlace place = hashed.place();
            if (place != null) {
                message.setBody(file.readFrom(place.file()));
                closeWhenDone(exchange, place);
            }
        } catch (IOException e) {
            FileErrors.stateOf(e)
                    .ifPresentOrElse(
                            state -> {
                                message.setHeader(IngestHeaders.STATE, state.label());
                                message.setHeader(IngestHeaders.REASON, FileErrors.describe(e));
                            },
                            () -> exchange.setException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(PutBackException.ofStop());
        } catch (Throwable e) {
            exchange.setException(e);
        }
    }

    private Hashed hash(SourceFile file) throws IOException, InterruptedException {
        Hashed hashed;
        try {
            hashed = hashing.hash(file);
        } catch (IOException e) {
            throw changedOr(file, e);
        }
        try {
            requireUnchanged(file);
        } catch (IOException | RuntimeException e) {
            hashed.release();
            throw e;
        }
        return hashed;
    }

    /** What cannot be read to its end may be another file by now. */
    private static IOException changedOr(SourceFile file, IOException problem) {
        try {
            requireUnchanged(file);
            return problem;
        } catch (FileChangedException | NoSuchFileException other) {
            return other;
        } catch (IOException unknown) {
            return problem;
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

    private static void closeWhenDone(Exchange exchange, SpoolPlace place) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                place.close();
            }
        });
    }
}
