package io.drover.metadata;

import io.drover.ingest.DateRange;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.ReadPool;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TakenFrom;
import io.drover.metadata.picture.Capture;
import io.drover.metadata.picture.Picture;
import io.drover.metadata.picture.PictureReader;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Message;

/**
 * {@code metadata:read}: sets the headers {@value IngestHeaders#TAKEN}, {@value IngestHeaders#TAKEN_FROM} and {@value
 * IngestHeaders#CONTENT_ID}, once. A file that says nothing, or cannot be read, was taken when it was modified. What was
 * not taken when its source says gets its final state here.
 */
final class ReadProducer extends FileProducer {
    ReadProducer(MetadataEndpoint endpoint, ReadPool pool) {
        super(endpoint, pool);
    }

    @Override
    boolean isDone(SourceFile file, Message message) {
        return message.getHeader(IngestHeaders.TAKEN_FROM) != null;
    }

    @Override
    void look(SourceFile file, Message message) {
        DateRange range = DateRange.parse(
                message.getHeader(IngestHeaders.ZONE, String.class),
                message.getHeader(IngestHeaders.SINCE, String.class),
                message.getHeader(IngestHeaders.UNTIL, String.class));
        Picture picture = PictureReader.read(file.content());
        Capture captured = picture.captured();
        boolean told = captured != null;
        OffsetDateTime taken = captured != null
                ? captured.in(range.zone())
                : file.stamp().modified().atZone(range.zone()).toOffsetDateTime();
        message.setHeader(IngestHeaders.TAKEN, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(taken));
        message.setHeader(IngestHeaders.TAKEN_FROM, (told ? TakenFrom.METADATA : TakenFrom.FILE).label());
        if (picture.contentId() != null) {
            message.setHeader(IngestHeaders.CONTENT_ID, picture.contentId());
        }
        String against = range.reasonAgainst(taken, told ? "taken" : "modified");
        if (against != null) {
            message.setHeader(IngestHeaders.STATE, FileState.EXCLUDED.label());
            message.setHeader(IngestHeaders.REASON, against);
            message.removeHeader(IngestHeaders.ACTION);
        }
    }
}
