package io.drover.feed.camel;

import io.drover.feed.ChangeSource;
import io.drover.feed.Manifest;
import io.drover.feed.SourceMemory;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** The options of every feed. A scheme's endpoint extends it and says where its changes come from. */
public abstract class FeedEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
    private final CompletableFuture<Manifest> finished = new CompletableFuture<>();

    @UriParam(
            label = "consumer",
            description = "Name of the feed, under which its position is kept: 1 to 64 of a-z, 0-9, - and _, beginning"
                    + " with a letter or a digit. Each feed is read by one route.")
    @Metadata(required = true)
    private @Nullable String feed;

    @UriParam(
            label = "consumer",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "Time from the end of a run to the next one. The first run is at the start.")
    private long delay = 30_000;

    @UriParam(
            label = "consumer",
            description = "Quartz cron expression, seconds first (0 0 3 * * ?), for runs at fixed times instead of"
                    + " delay; the first run waits for its time, too.")
    private @Nullable String schedule;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether there is one run only, which reports its end.")
    private boolean once;

    @UriParam(
            label = "consumer",
            enums = "cloudevents,bare",
            defaultValue = "cloudevents",
            description =
                    "What events are written as: CloudEvents 1.0 in the structured JSON format, or the change's own"
                            + " fields as one JSON object.")
    private String envelope = "cloudevents";

    @UriParam(
            label = "consumer",
            enums = "block,deadLetter",
            defaultValue = "block",
            description = "What becomes of changes that the route does not take: block repeats the batch until it does;"
                    + " deadLetter puts aside a change that alone is not taken while others are, and goes on.")
    private String onSinkError = "block";

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description = "Most changes in a batch, which is one message, 1 to 10000.")
    private int batchSize = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "20",
            description = "How many percent of what is known may be deleted because the source did not tell it any more"
                    + " when all was compared anew, 0 to 100. Above that the run fails, and deletes nothing.")
    private int maxSweep = 20;

    protected FeedEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** Where the changes come from, by this endpoint's options. @param memory what the source may keep */
    protected abstract ChangeSource changeSource(SourceMemory memory);

    /** What decides which changes are told, by this endpoint's options: {@link ChangeSource#filter}. */
    public abstract String filter();

    /** Who tells the changes, {@link ChangeSource#id}, or null when the source must be asked for that. */
    public abstract @Nullable String source();

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FeedConsumer consumer = new FeedConsumer(this, processor, new FeedOptions(this));
        configureConsumer(consumer);
        return consumer;
    }

    /** Two routes of one feed are refused in words of ours, which name both. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** With {@code once}: completes with what the run did, or with why there was none; cancelled by a stop before it. */
    public CompletableFuture<Manifest> finished() {
        return finished;
    }

    public @Nullable String getFeed() {
        return feed;
    }

    public void setFeed(@Nullable String feed) {
        this.feed = feed;
    }

    public long getDelay() {
        return delay;
    }

    public void setDelay(long delay) {
        this.delay = delay;
    }

    public @Nullable String getSchedule() {
        return schedule;
    }

    public void setSchedule(@Nullable String schedule) {
        this.schedule = schedule;
    }

    public boolean isOnce() {
        return once;
    }

    public void setOnce(boolean once) {
        this.once = once;
    }

    public String getEnvelope() {
        return envelope;
    }

    public void setEnvelope(String envelope) {
        this.envelope = envelope;
    }

    public String getOnSinkError() {
        return onSinkError;
    }

    public void setOnSinkError(String onSinkError) {
        this.onSinkError = onSinkError;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaxSweep() {
        return maxSweep;
    }

    public void setMaxSweep(int maxSweep) {
        this.maxSweep = maxSweep;
    }
}
