package io.drover.feed;

import java.util.Map;
import java.util.random.RandomGenerator;

/** Something with things in it that change, and a source that tells of them; for {@link FeedModelContract}. */
public interface ModelWorld {
    /** A source as a process has it that was just started. @param steps are done before and after what it asks for */
    ChangeSource source(SourceMemory memory, Steps steps);

    /** Lets something happen, whatever it is: something new, changed, gone; one thing or a few. */
    void change(RandomGenerator random);

    /** Lets the next readings end early, begin anew, go wrong in one of the ways that sources do; may do nothing. */
    void disturb(RandomGenerator random);

    /** Nothing goes wrong from now on. */
    void calm();

    /** The things that are there, by key, with their states. */
    Map<String, String> truth();

    /** The state that a change tells, to be compared with {@link #truth}. */
    default String state(Change change) {
        return String.valueOf(change.data());
    }
}
