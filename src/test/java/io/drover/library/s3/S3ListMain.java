package io.drover.library.s3;

import io.drover.storage.Storage;
import io.drover.storage.StorageFileSystem;
import io.drover.testing.FakeS3;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** Lists one folder of a bucket; in a JVM of its own, to see what that needs. */
final class S3ListMain {
    private S3ListMain() {}

    /** Says how many entries there were. @param arguments the server's address */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("key", FakeS3.ACCESS_KEY);
        context.getPropertiesComponent().addInitialProperty("secret", FakeS3.SECRET_KEY);
        Map<String, Object> options = Map.of(
                "uriEndpointOverride", arguments[0],
                "forcePathStyle", "true",
                "region", "us-east-1",
                "accessKey", "#property:key",
                "secretKey", "#property:secret");
        long entries = 0;
        try (Storage storage = S3Buckets.open(context, "photos", options);
                DirectoryStream<Path> folder = Files.newDirectoryStream(
                        new StorageFileSystem(storage).root().resolve("2024"))) {
            for (Path path : folder) {
                entries += path.toString().endsWith(".jpg") ? 1 : 0;
            }
        }
        System.out.println("listed " + entries);
    }
}
