package io.drover.mirror;

import java.nio.file.Path;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Keep a folder equal to an Immich library, by the changes of a feed.
 *
 * <p>Originals lie in {@code library/YEAR/DAY/NAME}, albums are folders of hard links in {@code albums/NAME} (where the
 * file system has none: lists in {@code albums/NAME.json}), and what is deleted in the library is moved to {@code trash}.
 * Nothing is overwritten but those lists, and nothing is deleted but links and lists.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "mirror",
        title = "Mirror",
        syntax = "mirror:operation",
        producerOnly = true,
        headersClass = MirrorHeaders.class,
        category = {Category.FILE})
public final class MirrorEndpoint extends DefaultEndpoint {
    @UriPath(enums = "missing,store,apply", description = "What to do")
    @Metadata(required = true)
    private final MirrorOperation operation;

    @UriParam(description = "The mirror's folder; it must exist, so that a disk that is not mounted is noticed")
    @Metadata(required = true)
    private String directory = "";

    @UriParam(
            defaultValue = "mirror",
            description = "The mirror's name, under which is remembered what is in it; each folder has its own")
    private String name = "mirror";

    MirrorEndpoint(String uri, MirrorComponent component, MirrorOperation operation) {
        super(uri, component);
        this.operation = operation;
    }

    @Override
    public Producer createProducer() {
        if (directory.isBlank()) {
            throw new IllegalArgumentException("mirror:" + operation + ": directory must name a folder, is empty");
        }
        return new MirrorProducer(this, Path.of(directory).toAbsolutePath().normalize());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("mirror:" + operation + " is used in a to(), not in a from()");
    }

    /** What to do. */
    public MirrorOperation getOperation() {
        return operation;
    }

    public String getDirectory() {
        return directory;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
