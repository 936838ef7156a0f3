package io.drover.feed;

import java.util.List;
import java.util.Set;

/** What users ask of feeds, kept until the process that runs the feed has done it. For any thread. */
public interface FeedRequests {

    /** A request that is not done yet. @param id which one it is */
    record Pending(FeedRequest request, String id) {}

    /** Gets ready to be asked. */
    void open();

    /** Whether whoever runs a feed hears of what is asked here, on whichever node. */
    boolean reachesAllNodes();

    /** The feeds of which something is asked that nobody does, but for these. */
    Set<String> others(Set<String> feeds);

    /** Asks; the same request that is not done yet is replaced. */
    void add(String feed, FeedRequest request);

    /** What is asked of this feed, in the order of asking. What is no request that is known is put aside and told of. */
    List<Pending> of(String feed);

    /** It is done. */
    void done(Pending pending);
}
