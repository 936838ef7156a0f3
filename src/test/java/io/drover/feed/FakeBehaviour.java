package io.drover.feed;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How a fake source reads, and what goes wrong with it. */
final class FakeBehaviour {
    String id = "/library";
    String filter = "everything";
    List<Tie> ties = List.of();
    boolean patient = true;
    /** Whether a first reading begins with an opening of its own. */
    boolean opens = true;
    /** Whether it can go on in the middle of a walk through all. */
    boolean midway = true;
    /** How much of what was told is told once more. */
    int overlap;
    /** How many pieces a reading has before it asks for another one. */
    int piecesOfReading = Integer.MAX_VALUE;
    /** The number of the next piece that fails; 0: none does. */
    int failingPiece;

    /** Whether it cannot be reached at all. */
    boolean away;

    int failingConfirmations;
    Runnable forget = () -> {};
    Runnable beforePiece = () -> {};
    Consumer<String> beforeConfirmation = position -> {};

    void disturb(RandomGenerator random) {
        patient = random.nextBoolean();
        opens = random.nextBoolean();
        midway = random.nextBoolean();
        overlap = random.nextInt(6);
        piecesOfReading = 1 + random.nextInt(8);
        failingPiece = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
        away = random.nextInt(12) == 0;
        failingConfirmations = random.nextInt(6) == 0 ? random.nextInt(3) : 0;
    }

    void calm() {
        failingPiece = 0;
        away = false;
        failingConfirmations = 0;
        piecesOfReading = Integer.MAX_VALUE;
        beforePiece = () -> {};
    }
}
