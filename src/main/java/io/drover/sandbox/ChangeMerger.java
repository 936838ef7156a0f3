package io.drover.sandbox;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The changes of several owners as one sequence, the oldest first. */
final class ChangeMerger implements Iterator<ChangeLog.Change> {
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(head -> head.change().id()));

    /** @param sequences each has its oldest change first */
    ChangeMerger(List<? extends Iterator<ChangeLog.Change>> sequences) {
        sequences.forEach(this::advance);
    }

    /** The first change of a sequence, and what follows it. */
    private record Head(ChangeLog.Change change, Iterator<ChangeLog.Change> rest) {}

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public ChangeLog.Change next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        advance(head.rest());
        return head.change();
    }

    private void advance(Iterator<ChangeLog.Change> sequence) {
        if (sequence.hasNext()) {
            heads.add(new Head(sequence.next(), sequence));
        }
    }
}
