package io.drover.checksum;

import io.drover.ingest.KnownFiles;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** Compute the SHA-1 of a file, or take it from the ledger where size and time agree. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "checksum",
        title = "Checksum",
        syntax = "checksum:algorithm",
        producerOnly = true,
        category = {Category.FILE})
public final class ChecksumEndpoint extends DefaultEndpoint {
    static final String SHA1 = "sha1";

    @UriPath(enums = SHA1, description = "The algorithm; Immich knows files by their SHA-1")
    @Metadata(required = true)
    private final String algorithm = SHA1;

    ChecksumEndpoint(String uri, ChecksumComponent component) {
        super(uri, component);
    }

    /** The algorithm. */
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public Producer createProducer() {
        KnownFiles knownFiles = CamelContextHelper.findSingleByType(getCamelContext(), KnownFiles.class);
        return new ChecksumProducer(this, ((ChecksumComponent) getComponent()).hashing(), knownFiles);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("checksum:sha1 is used in a to(), not in a from()");
    }
}
