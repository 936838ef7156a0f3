package io.drover.work;

import io.drover.ingest.SharedFile;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/** Lets {@code library:open} take a record that was read as text by whatever brings messages. */
@Converter(generateLoader = true)
public final class SharedFileConverter {
    private SharedFileConverter() {}

    /** The file of a record. @throws IllegalArgumentException when the record tells of none, and why */
    @Converter
    public static SharedFile sharedFile(String record) {
        try {
            return RecordReader.read(record.getBytes(StandardCharsets.UTF_8)).file();
        } catch (UnreadableRecordException e) {
            throw new IllegalArgumentException("no file is told of: " + e.getMessage(), e);
        }
    }
}
