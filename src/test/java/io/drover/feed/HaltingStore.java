package io.drover.feed;

import io.drover.store.SqlWork;
import io.drover.store.Store;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store of a process that may end within a feed's transactions and after them. */
public final class HaltingStore implements Store {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Store store;
    private final Fate fate;

    public HaltingStore(Store store, Fate fate) {
        this.store = store;
        this.fate = fate;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        Writing writing = Writing.now();
        T result = store.write(halting(work, writing));
        passed(writing.after());
        return result;
    }

    @Override
    public <T> T writeDurably(SqlWork<T> work) {
        Writing writing = Writing.now();
        T result = store.writeDurably(halting(work, writing));
        passed(writing.after());
        return result;
    }

    private <T> SqlWork<T> halting(SqlWork<T> work, Writing writing) {
        return session -> {
            T result = work.run(session);
            passed(writing.within());
            return result;
        };
    }

    private void passed(@Nullable Moment moment) {
        if (moment != null) {
            fate.at(moment);
        }
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public void close() {
        store.close();
    }

    /** The moments of a transaction, by who writes: the store itself is not told. */
    private record Writing(
            @Nullable Moment within, @Nullable Moment after) {
        static Writing now() {
            List<StackFrame> stack = WALKER.walk(frames -> frames.toList());
            if (stack.stream().anyMatch(Writing::settles)) {
                return new Writing(Moment.SETTLING, Moment.SETTLED);
            } else if (has(stack, Sweep.class)) {
                return new Writing(null, Moment.SWEPT);
            } else if (has(stack, Cascade.class)) {
                return new Writing(null, Moment.CASCADED);
            } else if (has(stack, Completion.class)) {
                return new Writing(null, Moment.COMPLETED);
            }
            return ofFeedStore(stack.stream()
                    .filter(frame -> frame.getDeclaringClass() == FeedStore.class)
                    .map(StackFrame::getMethodName)
                    .findFirst()
                    .orElse(""));
        }

        private static boolean settles(StackFrame frame) {
            return frame.getDeclaringClass() == RecentKeys.class
                    && frame.getMethodName().equals("settle");
        }

        private static boolean has(List<StackFrame> stack, Class<?> writer) {
            return stack.stream().anyMatch(frame -> frame.getDeclaringClass() == writer);
        }

        private static Writing ofFeedStore(String method) {
            return switch (method) {
                case "append" -> new Writing(Moment.APPENDING, Moment.APPENDED);
                case "confirmed" -> new Writing(Moment.CONFIRMING, Moment.CONFIRMED);
                case "ran" -> new Writing(null, Moment.MANIFEST_KEPT);
                default -> new Writing(null, null);
            };
        }
    }
}
