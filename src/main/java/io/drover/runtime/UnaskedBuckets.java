package io.drover.runtime;

import java.lang.reflect.Proxy;
import org.apache.camel.Endpoint;
import org.apache.camel.component.aws2.s3.AWS2S3Endpoint;
import org.apache.camel.support.LifecycleStrategySupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/**
 * For contexts in which nothing is to leave the machine: Camel asks a bucket whether it is there as soon as its endpoint
 * is made, and whether routes are right must not depend on who can be had. Nothing of S3 is loaded where no route uses it.
 */
public final class UnaskedBuckets extends LifecycleStrategySupport {
    private static final String SCHEME = "aws2-s3:";

    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        if (endpoint.getEndpointUri().startsWith(SCHEME) && endpoint instanceof AWS2S3Endpoint bucket) {
            bucket.getConfiguration().setAmazonS3Client(client());
        }
    }

    /** Says that the bucket is there, and does nothing else. */
    private static S3Client client() {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("headBucket")) {
                        return HeadBucketResponse.builder().build();
                    }
                    if (method.getReturnType() == void.class) {
                        return null; // close
                    }
                    throw new UnsupportedOperationException(method.getName() + ": no bucket is asked here");
                });
    }
}
