package io.drover.sandbox;

/**
 * That a user shares all assets with another.
 *
 * @param sharedBy the id of the user whose assets they are
 * @param sharedWith the id of the user who sees them
 * @param inTimeline whether that user wants them among the own ones
 * @param created the change by which it began
 */
record Partner(String sharedBy, String sharedWith, boolean inTimeline, UpdateId created) {

    Partner inTimeline(boolean shown) {
        return new Partner(sharedBy, sharedWith, shown, created);
    }

    boolean concerns(String user) {
        return sharedBy.equals(user) || sharedWith.equals(user);
    }
}
