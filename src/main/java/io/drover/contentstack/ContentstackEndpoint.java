package io.drover.contentstack;

import io.drover.contentstack.api.SyncType;
import io.drover.contentstack.feed.ContentstackChangeSource;
import io.drover.contentstack.feed.FeedOptions;
import io.drover.contentstack.feed.OnInvalidToken;
import io.drover.contentstack.feed.SourceParts;
import io.drover.feed.ChangeSource;
import io.drover.feed.FeedException;
import io.drover.feed.SourceMemory;
import io.drover.feed.camel.FeedEndpoint;
import io.drover.http.Patience;
import io.drover.options.OptionValues;
import io.drover.store.DataFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * Be told what is published, unpublished and deleted in an environment of a Contentstack stack, or ask for single pages of
 * its sync.
 *
 * <p>From {@code contentstack:changes} come batches of changes. All options are of that alone but {@code directory} and
 * {@code hosts}.
 *
 * <p>{@code contentstack:sync} asks for one page, as the body or headers say ({@link ContentstackConstants}); the page is
 * the body afterwards. What comes next is left to the route.
 *
 * <p>{@code contentstack:downloadAssets} takes a batch of changes and keeps a folder equal to the assets that are
 * published; the batch is still the body afterwards.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = ContentstackComponent.SCHEME,
        title = "Contentstack",
        syntax = "contentstack:operation",
        headersClass = ContentstackConstants.class,
        category = {Category.CLOUD, Category.API})
public final class ContentstackEndpoint extends FeedEndpoint {
    /** Nobody says for how long tokens are known; this is when a word about it is due. */
    private static final Duration OLD_TOKEN = Duration.ofDays(30);

    @UriPath(
            enums = "changes,sync,downloadAssets",
            description =
                    "changes, in a from(); in a to(), sync for one page, or downloadAssets for the files of assets")
    @Metadata(required = true)
    private final String operation;

    private final StackOperation stackOperation;

    @UriParam(
            label = "consumer",
            description = "What is told, with commas between: entry_published, entry_unpublished, entry_deleted,"
                    + " asset_published, asset_unpublished, asset_deleted, content_type_deleted; everything when it is"
                    + " not set")
    private @Nullable String types;

    @UriParam(
            label = "consumer",
            description =
                    "Uids of the content types whose entries are told, with commas between; all when it is not set")
    private @Nullable String contentTypes;

    @UriParam(
            label = "consumer",
            description =
                    "Locales in which content is told, such as en-us, with commas between; all when it is not set")
    private @Nullable String locales;

    @UriParam(
            label = "consumer",
            description = "Only what has happened since is told: a time in ISO 8601, such as 2026-01-31T00:00:00Z;"
                    + " everything when it is not set")
    private @Nullable String startFrom;

    @UriParam(
            label = "consumer",
            enums = "resync,ask,fail",
            defaultValue = "resync",
            description =
                    "What is done when Contentstack does not know the feed's token any more: resync (read everything"
                            + " anew, and tell what differs), ask (stop with what can be done) or fail (try the same"
                            + " token again)")
    private String onInvalidToken = "resync";

    @UriParam(
            label = "producer",
            description =
                    "downloadAssets: the folder; it must exist, so that a disk that is not mounted is noticed. The"
                            + " file of an asset is DIRECTORY/UID/LOCALE/NAME. Empty: no file is fetched")
    private @Nullable String directory;

    @UriParam(
            label = "producer",
            description = "downloadAssets: hosts that files may be fetched from besides Contentstack's own and the"
                    + " stack's, with commas between, such as a domain of one's own for assets")
    private @Nullable String hosts;

    ContentstackEndpoint(String uri, ContentstackComponent component, StackOperation operation) {
        super(uri, component);
        this.operation = operation.label();
        this.stackOperation = operation;
    }

    /** Which of them: {@code changes}, {@code sync} or {@code downloadAssets}. */
    public String getOperation() {
        return operation;
    }

    @Override
    public ContentstackComponent getComponent() {
        return (ContentstackComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return switch (stackOperation) {
            case SYNC -> new SyncProducer(this);
            case DOWNLOAD_ASSETS -> new AssetsProducer(this, folder(), Objects.requireNonNullElse(hosts, ""));
            case CHANGES ->
                throw new UnsupportedOperationException(
                        "contentstack:changes is used in a from(), not in a to(): it tells what changes in the stack");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        return switch (stackOperation) {
            case SYNC ->
                throw new UnsupportedOperationException("contentstack:sync is used in a to(), not in a from(): it asks"
                        + " for one page; contentstack:changes is for a from()");
            case DOWNLOAD_ASSETS ->
                throw new UnsupportedOperationException(
                        "contentstack:downloadAssets is used in a to(), not in a from(): it takes a batch of changes");
            case CHANGES -> {
                options(); // wrong ones are to be seen before anything starts
                yield super.createConsumer(processor);
            }
        };
    }

    @Override
    protected ChangeSource changeSource(SourceMemory memory) {
        FeedOptions options = options();
        SourceParts parts = new SourceParts(
                found(DataFolder.class).spool().resolve(options.name()),
                found(Clock.class),
                Patience.USUAL,
                new SecureRandom());
        ContentstackComponent component = getComponent();
        return new ContentstackChangeSource(
                component.client(), component.settings().id(), options, parts);
    }

    @Override
    public String filter() {
        return options().filter();
    }

    @Override
    public String source() {
        return getComponent().settings().id();
    }

    private <T> T found(Class<T> type) {
        T bean = getCamelContext().getRegistry().findSingleByType(type);
        if (bean == null) {
            throw new FeedException("contentstack:changes: the feed '" + getFeed() + "' needs a " + type.getName()
                    + " in the registry, and there is none, or more than one");
        }
        return bean;
    }

    private @Nullable Path folder() {
        String folder = OptionValues.optional(directory);
        if (folder == null) {
            return null;
        }
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("directory: '" + folder + "' is no path: " + e.getReason(), e);
        }
    }

    private FeedOptions options() {
        String start = OptionValues.optional(startFrom);
        return new FeedOptions(
                Objects.requireNonNullElse(getFeed(), ""), // whoever reads has refused none before
                SyncType.parse("types", Objects.requireNonNullElse(types, "")),
                names(contentTypes),
                names(locales),
                start == null ? null : Times.parse("startFrom", start),
                OnInvalidToken.parse(onInvalidToken),
                OLD_TOKEN);
    }

    private static List<String> names(@Nullable String option) {
        return option == null
                ? List.of()
                : Arrays.stream(option.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    public @Nullable String getTypes() {
        return types;
    }

    public void setTypes(@Nullable String types) {
        this.types = types;
    }

    public @Nullable String getContentTypes() {
        return contentTypes;
    }

    public void setContentTypes(@Nullable String contentTypes) {
        this.contentTypes = contentTypes;
    }

    public @Nullable String getLocales() {
        return locales;
    }

    public void setLocales(@Nullable String locales) {
        this.locales = locales;
    }

    public @Nullable String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(@Nullable String startFrom) {
        this.startFrom = startFrom;
    }

    public String getOnInvalidToken() {
        return onInvalidToken;
    }

    public void setOnInvalidToken(String onInvalidToken) {
        this.onInvalidToken = onInvalidToken;
    }

    public @Nullable String getDirectory() {
        return directory;
    }

    public void setDirectory(@Nullable String directory) {
        this.directory = directory;
    }

    public @Nullable String getHosts() {
        return hosts;
    }

    public void setHosts(@Nullable String hosts) {
        this.hosts = hosts;
    }
}
