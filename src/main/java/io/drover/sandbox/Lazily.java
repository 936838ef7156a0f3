package io.drover.sandbox;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sequences whose elements are made one by one, when they are asked for. */
final class Lazily {
    private Lazily() {}

    /** What becomes of each element, without those that become nothing. */
    static <A, B> Iterator<B> map(Iterator<A> all, Function<A, @Nullable B> mapper) {
        return new Mapped<>(all, mapper);
    }

    /** The sequences that become of the elements, one after the other. */
    static <A, B> Iterator<B> flatMap(Iterator<A> all, Function<A, Iterator<B>> mapper) {
        return new Flat<>(all, mapper);
    }

    /** One sequence after the other; each begins when the one before has ended. */
    static <A> Iterator<A> concat(List<Supplier<Iterator<A>>> parts) {
        return flatMap(parts.iterator(), Supplier::get);
    }

    private static final class Mapped<A, B> implements Iterator<B> {
        private final Iterator<A> all;
        private final Function<A, @Nullable B> mapper;
        private @Nullable B next;

        Mapped(Iterator<A> all, Function<A, @Nullable B> mapper) {
            this.all = all;
            this.mapper = mapper;
        }

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                next = mapper.apply(all.next());
            }
            return next != null;
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            B result = Objects.requireNonNull(next);
            next = null;
            return result;
        }
    }

    private static final class Flat<A, B> implements Iterator<B> {
        private final Iterator<A> all;
        private final Function<A, Iterator<B>> mapper;
        private Iterator<B> part = Collections.emptyIterator();

        Flat(Iterator<A> all, Function<A, Iterator<B>> mapper) {
            this.all = all;
            this.mapper = mapper;
        }

        @Override
        public boolean hasNext() {
            while (!part.hasNext() && all.hasNext()) {
                part = mapper.apply(all.next());
            }
            return part.hasNext();
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return part.next();
        }
    }
}
