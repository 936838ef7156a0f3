package io.drover.feed;

/** Another process has taken the feed over: this one writes nothing of it any more, and hands nothing over. */
public final class FencedException extends FeedException {
    private static final long serialVersionUID = 1;

    FencedException(String feed) {
        super("feed " + feed + " was taken over by another node, which goes on with it");
    }
}
