package io.drover.cli;

import io.drover.observe.Observation;
import io.drover.reload.ReloadListener;

/** Lets those who observe hear of edits, and the log follow them. */
record ObservedEdits(Observation.Reloads reloads, CommandLog log) implements ReloadListener {
    @Override
    public void applied(String what) {
        log.follow();
        reloads.taken();
    }

    @Override
    public void refused(String sentence) {
        reloads.refused(sentence);
    }
}
