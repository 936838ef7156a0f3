package io.drover.feed.camel;

import io.drover.feed.ChangeSource;
import io.drover.feed.SourceMemory;
import org.apache.camel.Component;
import org.apache.camel.support.DefaultEndpoint;

/** The options of every feed. A scheme's endpoint extends it and says where its changes come from. */
public abstract class FeedEndpoint extends DefaultEndpoint {
    protected FeedEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** Where the changes come from, by this endpoint's options. @param memory what the source may keep */
    protected abstract ChangeSource changeSource(SourceMemory memory);
}
