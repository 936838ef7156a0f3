package io.drover.library.s3;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A bucket. Its keys are paths: what stands before a slash is a folder, which is there for as long as there is a key in
 * it. The version of an object is its ETag, and what is read, moved or deleted is bound to it.
 */
public final class S3Storage implements Storage {
    private final String name;
    private final String bucket;
    private final Supplier<S3Client> clients;
    private @Nullable S3Client open;

    /**
     * @param name what paths begin with
     * @param clients makes a client when one is needed; it is closed here
     */
    public S3Storage(String name, String bucket, Supplier<S3Client> clients) {
        this.name = name;
        this.bucket = bucket;
        this.clients = clients;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean keepsFolders() {
        return false;
    }

    @Override
    public Listing list(String folder) throws IOException {
        return new S3Listing(client(), bucket, prefix(folder), place(folder)).begun();
    }

    @Override
    public StoredFile find(String path) throws IOException {
        if (!path.isEmpty()) {
            StoredFile file = head(path);
            if (file != null) {
                return file;
            }
        }
        if (path.isEmpty() || isFolder(path)) {
            return StoredFile.folder(lastPart(path));
        }
        throw new NoSuchFileException(place(path));
    }

    private @Nullable StoredFile head(String path) throws IOException {
        try {
            HeadObjectResponse head =
                    client().headObject(request -> request.bucket(bucket).key(path));
            return S3Listing.file(lastPart(path), head.contentLength(), head.lastModified(), head.eTag());
        } catch (AwsServiceException e) {
            if (S3Errors.isMissing(e)) {
                return null;
            }
            throw S3Errors.explain(e, place(path), "s3:GetObject");
        } catch (SdkException e) {
            throw S3Errors.explain(e, place(path), "s3:GetObject");
        }
    }

    private boolean isFolder(String path) throws IOException {
        try {
            return !client().listObjectsV2(request ->
                            request.bucket(bucket).prefix(prefix(path)).maxKeys(1))
                    .contents()
                    .isEmpty();
        } catch (SdkException e) {
            throw S3Errors.explain(e, place(path), "s3:ListBucket");
        }
    }

    @Override
    public InputStream open(String path, StoredFile file, long from) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> body = client().getObject(request -> request.bucket(bucket)
                    .key(path)
                    .ifMatch(S3Move.quoted(file))
                    .range(from == 0 ? null : "bytes=" + from + "-"));
            long length = body.response().contentLength();
            if (length != file.size() - from) {
                body.abort();
                throw new FileSystemException(
                        place(path), null, "has " + (from + length) + " bytes, was found with " + file.size());
            }
            return new S3Body(body, length);
        } catch (SdkException e) {
            throw S3Errors.explain(e, place(path), "s3:GetObject");
        }
    }

    /** Nothing: a folder of a bucket comes with what is in it. */
    @Override
    public void createFolder(String folder) {}

    /**
     * {@inheritDoc} A copy, which is looked at, and then a deletion. When the object is written over in between, the copy
     * stays besides the new one.
     */
    @Override
    public void move(String from, StoredFile file, String to) throws IOException {
        if (head(to) != null) {
            throw new FileAlreadyExistsException(place(to));
        }
        try {
            new S3Move(client(), bucket).copy(from, file, to);
        } catch (AwsServiceException e) {
            if (S3Errors.isOtherVersion(e) && head(to) != null) {
                throw new FileAlreadyExistsException(place(to));
            }
            throw S3Errors.explain(e, place(S3Errors.isMissing(e) ? from : to), "s3:PutObject");
        } catch (SdkException e) {
            throw S3Errors.explain(e, place(to), "s3:PutObject");
        }
        StoredFile copy = head(to);
        if (copy == null || copy.size() != file.size()) {
            throw new FileSystemException(place(to), null, "the copy is not whole");
        }
        delete(from, file);
    }

    /**
     * {@inheritDoc} A server that does not know deletions of one version is asked what stands there right before, which
     * leaves a moment in which another version may come and be deleted.
     */
    @Override
    public void delete(String path, StoredFile file) throws IOException {
        if (file.kind() != StoredFile.Kind.FILE) {
            return;
        }
        requireVersion(path, file);
        try {
            try {
                client().deleteObject(
                                request -> request.bucket(bucket).key(path).ifMatch(S3Move.quoted(file)));
            } catch (AwsServiceException e) {
                if (!S3Errors.isUnknownCondition(e)) {
                    throw e;
                }
                requireVersion(path, file);
                client().deleteObject(request -> request.bucket(bucket).key(path));
            }
        } catch (SdkException e) {
            throw S3Errors.explain(e, place(path), "s3:DeleteObject");
        }
    }

    private void requireVersion(String path, StoredFile file) throws IOException {
        StoredFile now = head(path);
        if (now == null) {
            throw new NoSuchFileException(place(path));
        }
        if (!now.equals(file)) {
            throw new FileSystemException(place(path), null, "another version stands there by now");
        }
    }

    private synchronized S3Client client() throws IOException {
        S3Client client = open;
        if (client == null) {
            try {
                client = clients.get();
            } catch (SdkException e) {
                throw S3Errors.explain(e, name, "s3:ListBucket");
            }
            open = client;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        S3Client client = open;
        open = null;
        if (client != null) {
            client.close();
        }
    }

    private String place(String path) {
        return path.isEmpty() ? name : name + "/" + path;
    }

    private static String prefix(String folder) {
        return folder.isEmpty() ? "" : folder + "/";
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
