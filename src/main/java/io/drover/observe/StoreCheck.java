package io.drover.observe;

import io.drover.ingest.Ledger;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * Whether what Drover remembers can be written: by what the ledger was last told, by a transaction that changes nothing,
 * and by a small file beside the database that is on the disk before it is removed.
 */
final class StoreCheck implements Check {
    private static final String NAME = "store";
    private static final int PROBE_BYTES = 64 * 1024;

    private final ContextWatch contexts;

    StoreCheck(ContextWatch contexts) {
        this.contexts = contexts;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        if (context == null) {
            return List.of();
        }
        Ledger ledger = context.getRegistry().findSingleByType(Ledger.class);
        StoreException trouble = ledger == null ? null : ledger.trouble();
        if (trouble != null) {
            return List.of(Finding.down(NAME, trouble.getMessage() + "; work waits until it can be written again"));
        }
        Store store = context.getRegistry().findSingleByType(Store.class);
        if (store != null) {
            store.write(session -> NAME); // what it throws is a sentence
        }
        DataFolder folder = context.getRegistry().findSingleByType(DataFolder.class);
        return List.of(folder == null ? Finding.up(NAME) : probe(folder.path()));
    }

    static Finding probe(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
                ByteBuffer block = ByteBuffer.allocate(PROBE_BYTES);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
                channel.force(true);
            } finally {
                Files.deleteIfExists(probe);
            }
            return Finding.up(NAME);
        } catch (IOException e) {
            String why = e instanceof FileSystemException file && file.getReason() != null
                    ? file.getReason()
                    : e.getClass().getSimpleName() + " " + e.getMessage();
            return Finding.down(
                    NAME,
                    "the data folder " + folder + " cannot be written to: " + why
                            + "; make room on its disk, or let Drover's user write there");
        }
    }
}
