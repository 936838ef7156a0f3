package io.drover.sandbox.contentstack;

import java.util.List;
import java.util.Random;

/**
 * A stack that changes by chance, as editors change it: for tests that compare what was told of a thousand changes with
 * what has become of them. The same seed in the same stack makes the same changes. Stacks grow to some hundred entries
 * and assets and shrink again; entries are written in one locale and published in others that fall back to it, and now
 * and then a content type is deleted with all that it has.
 *
 * <p>Not safe for several threads; calls of the API may come in at the same time.
 */
public final class StackScript {
    private static final int SMALL = 20;
    private static final int LARGE = 400;
    private static final int FAVOURED = 4;

    private final ScriptStack stack;
    private final List<Choice> choices = List.of(
            new Choice(14, Effect.GROWS, EntrySteps::create),
            new Choice(14, Effect.NONE, EntrySteps::edit),
            new Choice(8, Effect.NONE, EntrySteps::translate),
            new Choice(5, Effect.NONE, EntrySteps::hurry),
            new Choice(2, Effect.GROWS, EntrySteps::publishLate),
            new Choice(4, Effect.NONE, EntrySteps::deleteInLocale),
            new Choice(6, Effect.GROWS, AssetSteps::upload),
            new Choice(6, Effect.NONE, AssetSteps::replace),
            new Choice(12, Effect.NONE, AssetSteps::unpublish),
            new Choice(12, Effect.SHRINKS, AssetSteps::delete),
            new Choice(4, Effect.NONE, AssetSteps::publishElsewhere),
            new Choice(1, Effect.NONE, EntrySteps::deleteContentType));
    private boolean growing = true;
    private int turn;

    /** @param random decides about everything */
    public StackScript(ContentstackServer server, Random random) {
        this.stack = new ScriptStack(server, random);
        this.turn = nextTurn();
    }

    private enum Effect {
        GROWS,
        NONE,
        SHRINKS
    }

    /** @param weight how often it is chosen, compared with others */
    private record Choice(int weight, Effect effect, StackStep step) {
        int weight(boolean growing) {
            return effect == (growing ? Effect.GROWS : Effect.SHRINKS) ? weight * FAVOURED : weight;
        }
    }

    /** Makes one change, and says in words what it did. */
    public String step() {
        turnAround();
        String done = null;
        while (done == null) {
            done = chosen().take(stack);
        }
        return done;
    }

    private void turnAround() {
        if (growing && stack.size() >= turn || !growing && stack.size() <= turn) {
            growing = !growing;
            turn = nextTurn();
        }
    }

    private int nextTurn() {
        return growing
                ? SMALL * 2 + stack.random().nextInt(LARGE)
                : stack.random().nextInt(SMALL);
    }

    private StackStep chosen() {
        int sum = choices.stream().mapToInt(choice -> choice.weight(growing)).sum();
        int left = stack.random().nextInt(sum);
        for (Choice choice : choices) {
            left -= choice.weight(growing);
            if (left < 0) {
                return choice.step();
            }
        }
        throw new IllegalStateException("the weights are more than their sum");
    }
}
