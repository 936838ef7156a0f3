package io.drover.checksum;

import io.drover.ingest.Progress;
import io.drover.ingest.camel.StoppingNotifier;
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

    private volatile @Nullable HashPool pool;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals(ChecksumEndpoint.SHA1)) {
            throw new IllegalArgumentException(
                    "checksum:" + remaining + ": there is no algorithm '" + remaining + "'; there is sha1");
        }
        pool(); // wrong options are to be seen now, not at the first file
        return new ChecksumEndpoint(uri, this);
    }

    @Override
    protected void doStop() throws Exception {
        HashPool current = pool;
        if (current != null) {
            current.close();
        }
        super.doStop();
    }

    /** Made at the first use, when the options are set. */
    synchronized HashPool pool() {
        HashPool current = pool;
        if (current == null) {
            if (threads < 0 || threads > 64) {
                throw new IllegalArgumentException(
                        "camel.component.checksum.threads is " + threads + ", allowed: 0 to 64");
            }
            int used = threads > 0 ? threads : Math.min(4, Runtime.getRuntime().availableProcessors());
            Progress progress = Objects.requireNonNullElseGet(
                    CamelContextHelper.findSingleByType(getCamelContext(), Progress.class), Progress::new);
            current = new HashPool(used, progress);
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(current::stop));
            pool = current;
        }
        return current;
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = threads;
    }
}
