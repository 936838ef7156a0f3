package io.drover.feed;

import java.util.Locale;

/** What an event is written as. */
public enum Envelope {
    /** A CloudEvent 1.0 in the structured JSON format. */
    CLOUDEVENTS,
    /** The change's own fields as one JSON object, without the words of CloudEvents. */
    BARE;

    /** The word in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
