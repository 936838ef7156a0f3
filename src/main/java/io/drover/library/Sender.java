package io.drover.library;

/** Where a walk's files go. */
interface Sender {
    /** False when nothing more is to be sent: the file was not counted. */
    boolean send(Item item) throws InterruptedException;
}
