package io.drover.library;

import io.drover.ingest.DateRange;
import io.drover.ingest.IngestHeaders;
import org.apache.camel.Message;

/**
 * What a library says of its pictures to those who read them.
 *
 * @param dates which of them count, and in which zone they were taken
 * @param livePhotos whether halves of live photos are joined
 */
record Pictures(DateRange dates, boolean livePhotos) {

    /** The dates that count, as they were written. */
    String range() {
        DateRange.Bound since = dates.since();
        DateRange.Bound until = dates.until();
        return (since == null ? "" : since.value()) + ".." + (until == null ? "" : until.value());
    }

    /** Tells it in the headers of a file's message. */
    void tell(Message message) {
        message.setHeader(IngestHeaders.ZONE, dates.zone().getId());
        if (dates.since() != null) {
            message.setHeader(IngestHeaders.SINCE, dates.since().value());
        }
        if (dates.until() != null) {
            message.setHeader(IngestHeaders.UNTIL, dates.until().value());
        }
        if (!livePhotos) {
            message.setHeader(IngestHeaders.LIVE_PHOTOS, "false");
        }
    }
}
