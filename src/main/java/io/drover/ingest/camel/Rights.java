package io.drover.ingest.camel;

import io.drover.ingest.Claim;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import org.apache.camel.Message;

/** Whether this node may work on a message's file, which several nodes share. */
public final class Rights {
    private Rights() {}

    /** For work that is about to begin. @throws PutBackException when the file was given to another node */
    public static void require(Message message) {
        if (message.getHeader(IngestHeaders.CLAIM) instanceof Claim claim && !claim.held()) {
            throw new PutBackException("the file was given to another node");
        }
    }
}
