package io.drover.checksum;

import io.drover.ingest.Progress;
import io.drover.ingest.ReadPool;
import io.drover.ingest.Spool;
import io.drover.ingest.camel.StoppingNotifier;
import io.drover.text.ByteSize;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Owns the threads that read files for their checksums. */
@Component("checksum")
public final class ChecksumComponent extends DefaultComponent {
    @Metadata(
            defaultValue = "0",
            description = "Files that are read at a time, 1 to 64; 0 for as many as there are processors, at most 4,"
                    + " which suits disks and NAS shares alike")
    private int threads;

    @Metadata(
            defaultValue = "4",
            description = "Files from elsewhere, such as of a bucket, that are fetched at a time, 1 to 64")
    private int downloads = 4;

    @Metadata(
            defaultValue = "2GB",
            description =
                    "Disk space in the data folder for files from elsewhere that are on their way, such as 500MB"
                            + " or 20GiB; a source waits while it is used up. A file that is larger than all of it is read twice")
    private String spoolBudget = "2GB";

    private volatile @Nullable Hashing hashing;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals(ChecksumEndpoint.SHA1)) {
            throw new IllegalArgumentException(
                    "checksum:" + remaining + ": there is no algorithm '" + remaining + "'; there is sha1");
        }
        hashing(); // wrong options are to be seen now, not at the first file
        return new ChecksumEndpoint(uri, this);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Spool spool = spool();
        if (spool != null) {
            spool.budget(budget());
        }
    }

    @Override
    protected void doStop() throws Exception {
        Hashing current = hashing;
        if (current != null) {
            current.close();
        }
        super.doStop();
    }

    /** Made at the first use, when the options are set. */
    synchronized Hashing hashing() {
        Hashing current = hashing;
        if (current == null) {
            requireRange("threads", threads, 0);
            requireRange("downloads", downloads, 1);
            budget();
            int used = threads > 0 ? threads : Math.min(4, Runtime.getRuntime().availableProcessors());
            Progress progress = Objects.requireNonNullElseGet(
                    CamelContextHelper.findSingleByType(getCamelContext(), Progress.class), Progress::new);
            Spool spool = spool();
            current = new Hashing(
                    new ReadPool("checksum", used),
                    new ReadPool("download", downloads),
                    progress,
                    spool == null ? null : spool.line());
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(current::stop));
            hashing = current;
        }
        return current;
    }

    private @Nullable Spool spool() {
        return CamelContextHelper.findSingleByType(getCamelContext(), Spool.class);
    }

    private static void requireRange(String option, int value, int least) {
        if (value < least || value > 64) {
            throw new IllegalArgumentException(
                    "camel.component.checksum." + option + " is " + value + ", allowed: " + least + " to 64");
        }
    }

    private long budget() {
        try {
            long bytes = ByteSize.parse(spoolBudget);
            if (bytes > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("camel.component.checksum.spoolBudget: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("camel.component.checksum.spoolBudget is 0, allowed: 1 byte or more");
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = threads;
    }

    public int getDownloads() {
        return downloads;
    }

    public void setDownloads(int downloads) {
        this.downloads = downloads;
    }

    public String getSpoolBudget() {
        return spoolBudget;
    }

    public void setSpoolBudget(String spoolBudget) {
        this.spoolBudget = spoolBudget;
    }
}
