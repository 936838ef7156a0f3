package io.drover.feed.camel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Hand batches of changes to files, brokers and webhooks.
 *
 * <p>The body is the batch that a feed sends ({@code io.drover.feed.ChangeBatch}). {@code feed:segment} writes it as a
 * file of events, one a line; {@code feed:messages} turns it into messages, one an event, for producers that send many at
 * once; {@code feed:address} says which webhook gets them; {@code feed:sign} signs what the body is then, as Standard Webhooks say; {@code feed:taken} notes that the event of
 * this message is there, so that a repetition of its batch begins with the next one.
 * {@code feed:wake} takes any message: a call by which a service tells that there is something to read.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "feed",
        title = "Feed",
        syntax = "feed:operation",
        producerOnly = true,
        headersClass = FeedHeaders.class,
        category = {Category.FILE, Category.MESSAGING})
public final class FeedVerbEndpoint extends DefaultEndpoint {
    private final FeedVerb verb;

    @UriPath(enums = "segment,messages,address,sign,taken,wake", description = "What to do")
    @Metadata(required = true)
    private final String operation;

    @UriParam(
            label = "producer",
            description =
                    "segment: the folder; each feed has one of its own in it, and each generation in that. What is"
                            + " written is DIRECTORY/FEED/GENERATION/FIRST.ndjson, where the generation has 10 digits and FIRST,"
                            + " the sequence of the first event, 20, so that the order of the names is the order of the events."
                            + " Files that begin with a dot are not finished.")
    private @Nullable String directory;

    @UriParam(
            label = "producer",
            description = "messages: name of a header that gets the event's key as text, such as kafka.KEY")
    private @Nullable String keyHeader;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "messages: whether the event of a deletion is followed by a message of the same key without a"
                    + " body, at which a compacted topic forgets the key. The event itself stays, so that whoever reads"
                    + " before the compaction learns when and why it went.")
    private boolean tombstones;

    @UriParam(
            label = "producer",
            secret = true,
            description =
                    "sign: the secret, as text or in base64 after the prefix whsec_. Empty: nothing is signed, and the"
                            + " webhook gets the other headers alone. wake: what the header secretHeader must hold, which"
                            + " must not be empty. Give it as #property:NAME, the name of a setting, which keeps it out of"
                            + " the URI.")
    private @Nullable String secret;

    @UriParam(
            label = "producer",
            secret = true,
            description =
                    "address: the webhook's address, which begins with http:// or https://. Give it as #property:NAME,"
                            + " the name of a setting, where it holds a secret.")
    private @Nullable String address;

    @UriParam(
            label = "producer",
            secret = true,
            description =
                    "address: what the header Authorization holds, such as Bearer and a token; empty: there is none."
                            + " Give it as #property:NAME, the name of a setting, which keeps it out of the URI.")
    private @Nullable String authorization;

    @UriParam(label = "producer", description = "wake: the feed that looks for changes now, by its name")
    private @Nullable String feed;

    @UriParam(
            label = "producer",
            defaultValue = "X-Drover-Secret",
            description = "wake: name of the header that must hold the secret. The answer is the status 204, or 401"
                    + " where it does not, in the header CamelHttpResponseCode; nothing else of the message is used or"
                    + " kept.")
    private String secretHeader = "X-Drover-Secret";

    FeedVerbEndpoint(String uri, FeedComponent component, FeedVerb verb) {
        super(uri, component);
        this.verb = verb;
        this.operation = verb.label();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (verb == FeedVerb.ADDRESS) {
            webhook();
        }
    }

    @Override
    public Producer createProducer() {
        return switch (verb) {
            case SEGMENT -> new SegmentProducer(this, new SegmentWriter(folder(), FileSteps.DEFAULT, writer()));
            case MESSAGES -> new MessagesProducer(this, keyHeader, tombstones);
            case ADDRESS -> new AddressProducer(this, webhook(), authorization);
            case SIGN ->
                new SignProducer(
                        this,
                        WebhookSecret.of(secret),
                        CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class));
            case TAKEN -> new TakenProducer(this);
            case WAKE -> new WakeProducer(this, feed, secretHeader, secret);
        };
    }

    /** The webhook of {@code feed:address}. @throws IllegalArgumentException when its address is none, without showing it */
    public WebhookAddress webhook() {
        return WebhookAddress.of(address, getEndpointUri());
    }

    private static String writer() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private Path folder() {
        if (directory == null || directory.isBlank()) {
            throw new IllegalArgumentException("directory: is empty; feed:segment needs a folder to write to");
        }
        try {
            return Path.of(directory).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("directory: '" + directory + "' is no path: " + e.getReason(), e);
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("feed:" + operation + " is used in a to(), not in a from()");
    }

    /** What to do. */
    public String getOperation() {
        return operation;
    }

    public @Nullable String getDirectory() {
        return directory;
    }

    public void setDirectory(@Nullable String directory) {
        this.directory = directory;
    }

    public @Nullable String getKeyHeader() {
        return keyHeader;
    }

    public void setKeyHeader(@Nullable String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public boolean isTombstones() {
        return tombstones;
    }

    public void setTombstones(boolean tombstones) {
        this.tombstones = tombstones;
    }

    public @Nullable String getSecret() {
        return secret;
    }

    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public @Nullable String getAuthorization() {
        return authorization;
    }

    public void setAuthorization(@Nullable String authorization) {
        this.authorization = authorization;
    }

    public @Nullable String getFeed() {
        return feed;
    }

    public void setFeed(@Nullable String feed) {
        this.feed = feed;
    }

    public String getSecretHeader() {
        return secretHeader;
    }

    public void setSecretHeader(String secretHeader) {
        this.secretHeader = secretHeader;
    }
}
