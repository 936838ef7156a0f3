package io.drover.library;

import io.drover.library.s3.S3Buckets;
import io.drover.library.sftp.SftpStorage;
import io.drover.storage.Storage;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The storages that a library can walk, by the scheme of the Camel component that reaches them. */
final class Storages {
    private static final String BEAN = "bean:";
    private static final String S3 = "aws2-s3:";
    private static final String SFTP = "sftp:";

    private Storages() {}

    /**
     * Makes a storage, which connects when it is first asked.
     *
     * @param where an endpoint without options, or {@code bean:NAME}
     * @param options of the endpoint
     * @throws LibraryException naming the option, its value and what is allowed
     */
    static Storage open(CamelContext context, String where, Map<String, Object> options) {
        if (where.startsWith(BEAN)) {
            String name = where.substring(BEAN.length());
            Storage bean = context.getRegistry().lookupByNameAndType(name, Storage.class);
            if (bean == null) {
                throw new LibraryException("storage: there is no bean of the name " + name);
            }
            return bean;
        }
        if (where.startsWith(S3)) {
            String bucket = where.substring(S3.length());
            Map<String, Object> given = new StorageOptions(context, "aws2-s3", S3Buckets.OPTIONS).checked(options);
            try {
                return S3Buckets.open(context, bucket, given);
            } catch (Exception exception) {
                throw new LibraryException("storage: " + where + ": " + exception.getMessage(), exception);
            }
        }
        if (where.startsWith(SFTP)) {
            return sftp(context, where, options);
        }
        throw new LibraryException("storage: '" + where + "' is none of aws2-s3:BUCKET, sftp:HOST:PORT, bean:NAME");
    }

    private static Storage sftp(CamelContext context, String where, Map<String, Object> options) {
        try {
            return SftpStorage.of(context, where, options);
        } catch (IllegalArgumentException exception) {
            throw new LibraryException(String.valueOf(exception.getMessage()), exception);
        }
    }
}
