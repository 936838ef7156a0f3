package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.FakeS3;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.aws2.s3.AWS2S3Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a route of somebody's own that writes to a bucket is right does not depend on the bucket. */
@Timeout(60)
class UnaskedBucketsTest {
    @Test
    void an_endpoint_is_made_without_asking_for_its_bucket() throws Exception {
        try (FakeS3 server = FakeS3.with("photos");
                DefaultCamelContext context = new DefaultCamelContext()) {
            String uri = "aws2-s3:elsewhere?region=us-east-1&accessKey=none&secretKey=none&overrideEndpoint=true"
                    + "&forcePathStyle=true&uriEndpointOverride=" + server.url();
            context.addLifecycleStrategy(new UnaskedBuckets());
            context.start();

            AWS2S3Endpoint bucket = context.getEndpoint(uri, AWS2S3Endpoint.class);

            assertThat(server.count("head") + server.count("list")).isZero();
            assertThatThrownBy(() -> bucket.getS3Client().listBuckets())
                    .hasMessageContaining("no bucket is asked here");
            assertThatThrownBy(() -> context.getEndpoint("aws2-s3:b?regin=x"))
                    .isInstanceOf(ResolveEndpointFailedException.class);
        }
    }
}
