package io.drover.lint;

import java.util.function.Consumer;

/** One thing that can be wrong with routes. */
interface Rule {

    /** Tells all that is wrong in this respect, in any order. */
    void check(Examined examined, Consumer<Problem> problems);
}
