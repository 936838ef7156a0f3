package io.drover.immich.feed;

import io.drover.feed.FeedException;

/** A position, and in which way it was come to. @param position in the words of that way */
record WayPosition(Way way, String position) {

    /** @throws FeedException when it is not what {@link #text} has made */
    static WayPosition parse(String text) {
        int end = text.indexOf(' ');
        Way way = end < 0 ? null : Way.of(text.substring(0, end));
        if (way == null) {
            throw new FeedException("the position of the feed is of a way to read that this Drover does not know; begin"
                    + " anew with drover feed resync");
        }
        return new WayPosition(way, text.substring(end + 1));
    }

    String text() {
        return way.label() + ' ' + position;
    }
}
