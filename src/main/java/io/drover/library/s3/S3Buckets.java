package io.drover.library.s3;

import io.drover.storage.Storage;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.component.aws2.s3.AWS2S3Configuration;
import org.apache.camel.component.aws2.s3.AWS2S3Endpoint;
import org.apache.camel.component.aws2.s3.client.AWS2S3ClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes storages of buckets. The options are those of Camel's endpoint {@code aws2-s3} that its client is made with; the
 * endpoint itself is not started, because it would ask for the bucket and might make it.
 */
public final class S3Buckets {
    /** The scheme, and the name of Camel's component. */
    public static final String SCHEME = "aws2-s3";

    /** The options that make a difference here. */
    public static final Set<String> OPTIONS = Set.of(
            "region",
            "uriEndpointOverride",
            "overrideEndpoint",
            "forcePathStyle",
            "accessKey",
            "secretKey",
            "sessionToken",
            "useDefaultCredentialsProvider",
            "useProfileCredentialsProvider",
            "useSessionCredentials",
            "profileCredentialsName",
            "proxyHost",
            "proxyPort",
            "proxyProtocol",
            "trustAllCertificates");

    private S3Buckets() {}

    /**
     * A bucket, which is asked for nothing yet.
     *
     * @param options of {@link #OPTIONS}, without empty ones
     * @throws Exception when Camel does not take one of them
     */
    public static Storage open(CamelContext context, String bucket, Map<String, Object> options) throws Exception {
        AWS2S3Component component = context.getComponent(SCHEME, AWS2S3Component.class);
        AWS2S3Endpoint endpoint =
                (AWS2S3Endpoint) component.createEndpoint(SCHEME + "://" + bucket, withDefaults(options, component));
        AWS2S3Configuration configuration = endpoint.getConfiguration();
        String name = name(bucket, configuration.isOverrideEndpoint() ? configuration.getUriEndpointOverride() : null);
        return new S3Storage(name, bucket, () -> AWS2S3ClientFactory.getS3Client(configuration));
    }

    /** An address is meant to be used, and whoever names no credentials has them where all tools look for them. */
    private static Map<String, Object> withDefaults(Map<String, Object> options, AWS2S3Component component) {
        Map<String, Object> all = new HashMap<>(options);
        if (all.containsKey("uriEndpointOverride")) {
            all.putIfAbsent("overrideEndpoint", true);
        }
        AWS2S3Configuration common = component.getConfiguration();
        boolean named = common.getAccessKey() != null
                || common.isUseProfileCredentialsProvider()
                || common.isUseSessionCredentials()
                || all.containsKey("accessKey")
                || all.containsKey("useProfileCredentialsProvider")
                || all.containsKey("useSessionCredentials");
        if (all.containsKey("profileCredentialsName")) {
            all.putIfAbsent("useProfileCredentialsProvider", true);
        } else if (!named) {
            all.putIfAbsent("useDefaultCredentialsProvider", true);
        }
        return all;
    }

    /** A bucket of AWS has its name for itself in the whole world, another one for its server. */
    static String name(String bucket, @Nullable String endpoint) {
        if (endpoint == null || endpoint.isBlank()) {
            return "s3://" + bucket;
        }
        URI uri = URI.create(endpoint);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        if (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn")) {
            return "s3://" + bucket;
        }
        return "s3://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/" + bucket;
    }
}
