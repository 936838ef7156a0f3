package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.Access;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.Operations;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.Progress;
import io.drover.ingest.Target;
import io.drover.ingest.TargetId;
import io.drover.ingest.camel.StoppingNotifier;
import io.drover.options.OptionValues;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** One Immich server and user. A second server is a second component of this class under another name. */
@Component("immich")
public final class ImmichComponent extends NetworkOptions implements Target {
    /** What Camel lets every producer be told. */
    private static final String LAZY = "lazyStartProducer";

    @Metadata(
            defaultValue = "16",
            description = "Most uploads at a time, 1 to 64; how many of them the server bears is found by itself")
    private int maxUploads = 16;

    @Metadata(
            defaultValue = "1000",
            description = "Most files in one call of checkBulkUpload, 1 to 5000; at most half of a library's inFlight")
    private int checkBatch = 1000;

    @Metadata(
            defaultValue = "30m",
            javaType = "java.time.Duration",
            description = "How long an unreachable, busy or refusing server is waited for before the files are put back"
                    + " for a later run")
    private long waitLimit = 1_800_000;

    @Metadata(defaultValue = "10s", javaType = "java.time.Duration", description = "How long to wait for a connection")
    private long connectTimeout = 10_000;

    @Metadata(
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long to wait for the answer of a call without a file")
    private long responseTimeout = 60_000;

    @Metadata(
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long an upload may stand still while it is sent; its total time is not limited")
    private long progressTimeout = 60_000;

    @Metadata(
            defaultValue = "10m",
            javaType = "java.time.Duration",
            description = "How long to wait for the answer once the whole file is sent")
    private long uploadResponseTimeout = 600_000;

    private volatile @Nullable ImmichServer server;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.equals(ImmichEndpoint.CHANGES)) {
            return new ImmichEndpoint(uri, this, remaining);
        }
        if (remaining.equals(ImmichEndpoint.JOIN_LIVE_PHOTO)) {
            requireNoOptions(remaining, parameters);
            return new ImmichEndpoint(uri, this, remaining);
        }
        ApiOperation<?, ?> operation = Operations.of(remaining);
        requireNoOptions(operation.id(), parameters);
        return new ImmichEndpoint(uri, this, operation);
    }

    /** Wrong options are to be seen now, not at the first file, unless the route says that there may be none. */
    @Override
    protected void afterConfiguration(String uri, String remaining, Endpoint endpoint, Map<String, Object> parameters) {
        if (!((ImmichEndpoint) endpoint).isLazyStartProducer()) {
            server();
        }
    }

    private static void requireNoOptions(String operation, Map<String, Object> parameters) {
        for (String option : parameters.keySet()) {
            if (!option.equals(LAZY)) {
                throw new IllegalArgumentException("immich:" + operation + " has no option " + option
                        + ": options are of immich:changes, which tells what changes");
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        ImmichServer current = server;
        if (current != null) {
            current.close();
        }
        super.doStop();
    }

    @Override
    public TargetId identity() {
        return server().identity();
    }

    @Override
    public void checkOptions() {
        server();
    }

    @Override
    public void runBegins() {
        server().runBegins();
    }

    @Override
    public MediaTypes mediaTypes() {
        return server().mediaTypes();
    }

    @Override
    public int batchSize() {
        return checkBatch;
    }

    /** Why nothing goes to the server now, or null when nothing stands in the way. */
    public @Nullable ApiException pausedBy() {
        ImmichServer current = server;
        return current == null ? null : current.pausedBy();
    }

    /** The client of the server, for commands that ask it something themselves. */
    public ImmichClient client() {
        return server().client();
    }

    /** Whether there are credentials for what API keys may not call. */
    public boolean hasSession() {
        return Stream.of(getEmail(), getAccessToken(), getAccessTokenFile())
                .anyMatch(option -> OptionValues.optional(option) != null);
    }

    /** The name by which the context knows this server. */
    public String name() {
        return ImmichOptions.nameOf(this);
    }

    /** How many uploads run now. */
    public int uploadsRunning() {
        return server().uploads().running();
    }

    /** How many uploads run at a time at most, as it is now. */
    public int uploadLimit() {
        return server().uploads().limit();
    }

    /** Made at the first use, when the options are set; nothing is sent by that. */
    synchronized ImmichServer server() {
        ImmichServer current = server;
        if (current == null) {
            Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
            current = new ImmichOptions(this).server(clock);
            current.start();
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(current::suspend));
            server = current;
        }
        return current;
    }

    /** As whom the server is called. @throws IllegalArgumentException when the options do not say */
    public Access access() {
        return new ImmichOptions(this).access();
    }

    /** Who hears what is done with the server. @param name the component's */
    ServerEvents events(String name) {
        return new ServerEvents(
                name, ServerListener.all(getCamelContext().getRegistry().findByType(ServerListener.class)));
    }

    Progress progress() {
        return Objects.requireNonNullElseGet(
                CamelContextHelper.findSingleByType(getCamelContext(), Progress.class), Progress::new);
    }

    public int getMaxUploads() {
        return maxUploads;
    }

    public void setMaxUploads(int maxUploads) {
        this.maxUploads = maxUploads;
    }

    public int getCheckBatch() {
        return checkBatch;
    }

    public void setCheckBatch(int checkBatch) {
        this.checkBatch = checkBatch;
    }

    public long getWaitLimit() {
        return waitLimit;
    }

    public void setWaitLimit(long waitLimit) {
        this.waitLimit = waitLimit;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getProgressTimeout() {
        return progressTimeout;
    }

    public void setProgressTimeout(long progressTimeout) {
        this.progressTimeout = progressTimeout;
    }

    public long getUploadResponseTimeout() {
        return uploadResponseTimeout;
    }

    public void setUploadResponseTimeout(long uploadResponseTimeout) {
        this.uploadResponseTimeout = uploadResponseTimeout;
    }
}
