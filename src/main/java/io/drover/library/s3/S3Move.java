package io.drover.library.s3;

import io.drover.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Copies an object within its bucket to a key that is free. Both sides are bound: the source to the version that was
 * found, the target to being free. A server that does not know the second is asked before, which leaves a moment in which
 * somebody else may take the key.
 */
final class S3Move {
    /** What S3 copies in one call at most. */
    static final long MOST_AT_ONCE = 5L << 30;

    private static final long PART_BYTES = 1L << 30;

    private final S3Client client;
    private final String bucket;
    private final long mostAtOnce;
    private final long partBytes;

    S3Move(S3Client client, String bucket) {
        this(client, bucket, MOST_AT_ONCE, PART_BYTES);
    }

    S3Move(S3Client client, String bucket, long mostAtOnce, long partBytes) {
        this.client = client;
        this.bucket = bucket;
        this.mostAtOnce = mostAtOnce;
        this.partBytes = partBytes;
    }

    /** @throws AwsServiceException by {@link S3Errors#isOtherVersion} when one of the two is not as it was found */
    void copy(String from, StoredFile file, String to) {
        try {
            copy(from, file, to, "*");
        } catch (AwsServiceException e) {
            if (!S3Errors.isUnknownCondition(e)) {
                throw e;
            }
            copy(from, file, to, null);
        }
    }

    private void copy(String from, StoredFile file, String to, @Nullable String unless) {
        if (file.size() > mostAtOnce) {
            copyByParts(from, file, to, unless);
            return;
        }
        client.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey(from)
                .copySourceIfMatch(quoted(file))
                .destinationBucket(bucket)
                .destinationKey(to)
                .ifNoneMatch(unless));
    }

    private void copyByParts(String from, StoredFile file, String to, @Nullable String unless) {
        HeadObjectResponse head =
                client.headObject(request -> request.bucket(bucket).key(from));
        String upload = client.createMultipartUpload(request -> request.bucket(bucket)
                        .key(to)
                        .contentType(head.contentType())
                        .cacheControl(head.cacheControl())
                        .storageClass(head.storageClassAsString())
                        .metadata(head.metadata()))
                .uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long begin = 0; begin < file.size(); begin += partBytes) {
                parts.add(copyPart(from, file, to, upload, parts.size() + 1, begin));
            }
            client.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(to)
                    .uploadId(upload)
                    .ifNoneMatch(unless)
                    .multipartUpload(all -> all.parts(parts)));
        } catch (SdkException e) {
            abort(to, upload, e);
            throw e;
        }
    }

    /** The server keeps the parts of a copy, and counts them, until it is told that nothing comes of it. */
    private void abort(String to, String upload, SdkException why) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(to).uploadId(upload));
        } catch (SdkException e) {
            why.addSuppressed(e);
        }
    }

    private CompletedPart copyPart(String from, StoredFile file, String to, String upload, int number, long begin) {
        long end = Math.min(begin + partBytes, file.size()) - 1;
        CopyPartResult part = client.uploadPartCopy(request -> request.sourceBucket(bucket)
                        .sourceKey(from)
                        .copySourceIfMatch(quoted(file))
                        .copySourceRange("bytes=" + begin + "-" + end)
                        .destinationBucket(bucket)
                        .destinationKey(to)
                        .uploadId(upload)
                        .partNumber(number))
                .copyPartResult();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .checksumCRC32C(part.checksumCRC32C())
                .checksumCRC64NVME(part.checksumCRC64NVME())
                .build();
    }

    /** The version as a condition, or null where there is none. */
    static @Nullable String quoted(StoredFile file) {
        return file.version() == null ? null : '"' + file.version() + '"';
    }
}
