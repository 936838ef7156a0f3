package io.drover.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A library that changes by chance, as people, phones and jobs change it: for tests that compare what was told of a
 * thousand changes with what has become of them. The same seed in the same sandbox makes the same changes.
 *
 * <p>It works on the sandbox from within, and notes what the calls of the API would. Libraries grow to some hundred or
 * thousand assets and shrink again. Not safe for several threads; calls of the API may come in at the same time.
 */
public final class LibraryScript {
    private static final int SMALL = 50;
    private static final int LARGE = 2_000;
    private static final int FAVOURED = 4;
    private static final int DETAILS = 15;

    private final ScriptLibrary library;
    private final List<Choice> choices = new ArrayList<>();
    private int weightGrowing;
    private int weightShrinking;
    private boolean growing = true;
    private int turn;

    /** @param random decides about everything */
    public LibraryScript(SandboxServer server, Random random) {
        this.library = new ScriptLibrary(server, random);
        this.turn = nextTurn();
        AssetSteps.addTo(this);
        AlbumSteps.addTo(this);
        CollectionSteps.addTo(this);
        UserSteps.addTo(this);
        add(DETAILS, ScriptStep.Effect.NONE, ScriptLibrary::changeDetails);
    }

    /** @param weight how often it is chosen, compared with others */
    private record Choice(int weight, ScriptStep.Effect effect, ScriptStep step) {
        int weight(boolean growing) {
            return effect == (growing ? ScriptStep.Effect.GROWS : ScriptStep.Effect.SHRINKS)
                    ? weight * FAVOURED
                    : weight;
        }
    }

    /** Adds a kind of change. @param weight how often it is made, compared with the others, whose sum is about 100 */
    LibraryScript add(int weight, ScriptStep.Effect effect, ScriptStep step) {
        Choice choice = new Choice(weight, effect, step);
        choices.add(choice);
        weightGrowing += choice.weight(true);
        weightShrinking += choice.weight(false);
        return this;
    }

    /** Makes one change, and says in words what it did. */
    public String step() {
        turnAround();
        String done = null;
        while (done == null) {
            done = chosen().take(library);
        }
        return done;
    }

    private void turnAround() {
        if (growing && library.size() >= turn || !growing && library.size() <= turn) {
            growing = !growing;
            turn = nextTurn();
        }
    }

    private int nextTurn() {
        Random random = library.random();
        return growing ? SMALL * 2 + random.nextInt(LARGE) : random.nextInt(SMALL);
    }

    private ScriptStep chosen() {
        int left = library.random().nextInt(growing ? weightGrowing : weightShrinking);
        for (Choice choice : choices) {
            left -= choice.weight(growing);
            if (left < 0) {
                return choice.step();
            }
        }
        throw new IllegalStateException("the weights are more than their sum");
    }
}
