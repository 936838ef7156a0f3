package io.drover.cli;

import io.drover.observe.Observation;
import io.drover.reload.ReloadListener;

/** Lets those who observe hear of edits. */
record ObservedEdits(Observation.Reloads reloads) implements ReloadListener {
    @Override
    public void applied(String what) {
        reloads.taken();
    }

    @Override
    public void refused(String sentence) {
        reloads.refused(sentence);
    }
}
