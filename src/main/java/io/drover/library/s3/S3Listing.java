package io.drover.library.s3;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies below a prefix up to the next slash, page by page; one page is held. What no path can name is told as {@link
 * StoredFile.Kind#OTHER}, the empty object that stands for the folder itself not at all.
 */
final class S3Listing implements Storage.Listing {
    private static final int PAGE = 1_000;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final String place;
    private final Deque<StoredFile> page = new ArrayDeque<>();
    private @Nullable String token;
    private boolean last;

    /** @param prefix ends in a slash, or is empty @param place the folder as text */
    S3Listing(S3Client client, String bucket, String prefix, String place) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.place = place;
    }

    /** Fetches the first page now, so that a folder that cannot be listed is known when it is opened. */
    S3Listing begun() throws IOException {
        fetch();
        return this;
    }

    @Override
    public @Nullable StoredFile next() throws IOException {
        while (page.isEmpty() && !last) {
            fetch();
        }
        return page.poll();
    }

    private void fetch() throws IOException {
        ListObjectsV2Response answer;
        try {
            answer = client.listObjectsV2(ListObjectsV2Request.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .delimiter("/")
                    .maxKeys(PAGE)
                    .continuationToken(token)
                    .build());
        } catch (SdkException e) {
            throw S3Errors.explain(e, place, "s3:ListBucket");
        }
        for (CommonPrefix folder : answer.commonPrefixes()) {
            String name =
                    folder.prefix().substring(prefix.length(), folder.prefix().length() - 1);
            page.add(S3Names.usable(name) ? StoredFile.folder(name) : nameless(name));
        }
        for (S3Object object : answer.contents()) {
            String name = object.key().substring(prefix.length());
            if (S3Names.usable(name)) {
                page.add(file(name, object.size(), object.lastModified(), object.eTag()));
            } else if (!name.isEmpty() || object.size() > 0) {
                page.add(nameless(name));
            }
        }
        turn(answer);
    }

    private void turn(ListObjectsV2Response answer) throws IOException {
        last = !Boolean.TRUE.equals(answer.isTruncated());
        String next = answer.nextContinuationToken();
        if (!last && (next == null || next.equals(token))) {
            throw new FileSystemException(
                    place, null, "the server does not tell where the next page of its list begins");
        }
        token = next;
    }

    private static StoredFile nameless(String name) {
        return new StoredFile(S3Names.shown(name), StoredFile.Kind.OTHER, 0, Instant.EPOCH, null);
    }

    /** An object, the same whether a list tells of it, with parts of seconds, or a header, without. */
    static StoredFile file(String name, @Nullable Long size, @Nullable Instant modified, @Nullable String tag) {
        return new StoredFile(
                name,
                StoredFile.Kind.FILE,
                size == null ? 0 : size,
                modified == null ? Instant.EPOCH : modified.truncatedTo(ChronoUnit.SECONDS),
                tag == null ? null : tag.replace("\"", ""));
    }

    @Override
    public void close() {
        page.clear();
        last = true;
    }
}
