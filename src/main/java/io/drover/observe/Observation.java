package io.drover.observe;

import io.drover.cluster.Node;
import io.drover.ingest.Progress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health and metrics of this process. Made once, before Camel starts, and closed after it: it answers from the first
 * moment, and while one Camel context takes another one's place. When it is off, nothing of it is loaded.
 */
public final class Observation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

    private final @Nullable Observed observed;

    private Observation(@Nullable Observed observed) {
        this.observed = observed;
    }

    /**
     * What is observed.
     *
     * @param version Drover's
     * @param progress what is read and sent, for as long as the process lives
     * @param stopping whether a stop was asked for
     * @param self which node of a cluster it is, or null: it is alone
     */
    public record Process(
            String version,
            Clock clock,
            Progress progress,
            BooleanSupplier stopping,
            @Nullable Node self) {

        /** One that is alone. */
        public Process(String version, Clock clock, Progress progress, BooleanSupplier stopping) {
            this(version, clock, progress, stopping, null);
        }
    }

    /** Hears of edits while Drover runs. */
    public interface Reloads {
        /** An edit is in effect. */
        void taken();

        /** An edit was not taken, and what ran before runs on. @param sentence what is wrong with it */
        void refused(String sentence);
    }

    /**
     * Listens at this address, if it is on. An address that is taken is said and done without: that another process of
     * this machine is observed there must not keep files from being moved, and whoever watches this one misses it.
     *
     * @throws IllegalArgumentException when this machine has no such address, or does not let Drover listen there
     */
    public static Observation start(Address address, Process process) {
        if (!address.isOn()) {
            return new Observation(null);
        }
        if (address.toListenAt().isUnresolved()) {
            throw new IllegalArgumentException(Address.HOST + " is '" + address.host()
                    + "', which is no name or number that this machine knows; allowed: an address of its own, such as"
                    + " 127.0.0.1, or 0.0.0.0 for all");
        }
        try {
            return listening(address, process, Pace.USUAL);
        } catch (BindException e) {
            if (!String.valueOf(e.getMessage()).contains("in use")) {
                throw refused(address, e);
            }
            LOG.warn(
                    "{} is {}, but another process listens at {} already: this one runs without health and metrics;"
                            + " give it a port of its own by DROVER_OBSERVE_PORT, or 0 for none",
                    Address.PORT,
                    address.port(),
                    address);
            return new Observation(null);
        } catch (IOException e) {
            throw refused(address, e);
        }
    }

    /** Listens in any case; port 0 is a free one then. */
    static Observation listening(Address address, Process process, Pace pace) throws IOException {
        return new Observation(new Observed(address, process, pace));
    }

    private static IllegalArgumentException refused(Address address, IOException e) {
        return new IllegalArgumentException(
                Address.HOST + " and " + Address.PORT + " are " + address + ", where Drover cannot listen: "
                        + e.getMessage() + "; allowed: an address of this machine, such as 127.0.0.1, and a free port",
                e);
    }

    /** What every Camel context that is to be observed must have in its registry. */
    public List<Object> beans() {
        return observed == null ? List.of() : observed.beans();
    }

    /** Who is to hear of edits while Drover runs. */
    public Reloads reloads() {
        return observed == null ? new Unheard() : observed;
    }

    /** Says that the process is to be started anew when this is not so any more. @param name of what must live */
    public void mustLive(String name, BooleanSupplier alive) {
        if (observed != null) {
            observed.mustLive(name, alive);
        }
    }

    /** Where it listens, or null when it does not. */
    public @Nullable InetSocketAddress address() {
        return observed == null ? null : observed.address();
    }

    @Override
    public void close() {
        if (observed != null) {
            observed.close();
        }
    }

    /** When nobody observes. */
    private record Unheard() implements Reloads {
        @Override
        public void taken() {
            // nobody counts
        }

        @Override
        public void refused(String sentence) {
            // the log says it
        }
    }
}
