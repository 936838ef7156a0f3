package io.drover.storage;

import com.github.robtimus.filesystems.AbstractDirectoryStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The paths of one folder, each with what the listing said of it. */
final class StorageListing extends AbstractDirectoryStream<Path> {
    private final StoragePath folder;
    private final Storage.Listing listing;

    StorageListing(StoragePath folder, Storage.Listing listing, DirectoryStream.Filter<? super Path> filter) {
        super(filter);
        this.folder = folder;
        this.listing = listing;
    }

    @Override
    protected @Nullable Path getNext() throws IOException {
        StoredFile file = listing.next();
        return file == null ? null : folder.child(file);
    }

    @Override
    public synchronized void close() throws IOException {
        super.close();
        listing.close();
    }
}
