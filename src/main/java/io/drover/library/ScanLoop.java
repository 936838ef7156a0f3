package io.drover.library;

import io.drover.ingest.KnownFiles;
import io.drover.ingest.PutBackException;
import io.drover.ingest.Spool;
import io.drover.ingest.Tally;
import io.drover.ingest.Target;
import io.drover.schedule.Schedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scan after the other, never two at a time. What is asked for while one runs waits for its end. All decisions are
 * made on the one thread of the scheduler.
 */
final class ScanLoop {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryConsumer.class);
    private static final int MOST_REQUESTS = 10_000;

    /**
     * The threads and services that a loop runs on.
     *
     * @param walkers runs a library's walkers at the same time
     * @param list what is walked instead of the library's folder, or null
     * @param left hears of files that are left alone
     * @param spool where members of archives are kept for a while, or null
     */
    record Services(
            Target target,
            KnownFiles knownFiles,
            Clock clock,
            ScheduledExecutorService scheduler,
            ExecutorService walkers,
            FolderReader.Opener opener,
            @Nullable FileList list,
            LeftFiles left,
            @Nullable Spool spool) {}

    private record Request(Path folder, boolean deep) {}

    /** Who hears of scans. */
    interface Observer {
        /** A full scan begins. */
        void started(Tally tally);

        /** A scan has ended, with all files that it found. */
        void ended(boolean full, Tally tally);

        /** A full scan was not made, or broke off. */
        void refused(RuntimeException problem);
    }

    private final Library library;
    private final Schedule schedule;
    private final Services services;
    private final Dispatcher dispatcher;
    private final Observer observer;

    private final Set<Request> requests = ConcurrentHashMap.newKeySet();
    private @Nullable Future<?> planned;
    private boolean started;
    private boolean fullWanted;
    private boolean busy;
    private volatile boolean stopped;
    private volatile @Nullable Scan running;
    private volatile Spool.@Nullable Line line;

    ScanLoop(Library library, Schedule schedule, Services services, Dispatcher dispatcher, Observer observer) {
        this.library = library;
        this.schedule = schedule;
        this.services = services;
        this.dispatcher = dispatcher;
        this.observer = observer;
    }

    Library library() {
        return library;
    }

    /** Begins with a full scan, now or at its time; after a {@link #stop} it goes on with one. */
    void start() {
        boolean again = stopped; // as of now: by the time of the scheduler it may have been stopped again
        stopped = false;
        onScheduler(() -> {
            boolean first = !started;
            started = true;
            if (first && schedule.waitsAtStart() && !library.once()) {
                planNextFull();
            } else if (first || again) {
                fullWanted = true;
                next();
            }
        });
    }

    /** Scans all, now or after the scan that runs. */
    void requestFull() {
        onScheduler(() -> {
            fullWanted = true;
            next();
        });
    }

    /** Looks at one folder once its newest file can be stable. @param deep with all that is below it */
    void request(Path folder, boolean deep) {
        if (requests.size() >= MOST_REQUESTS) {
            requests.clear();
            requestFull();
        } else if (requests.add(new Request(folder, deep))) {
            later(library.stableFor(), this::next);
        }
    }

    /** Ends the walk that runs and begins no other. What is on its way goes on. */
    void stop() {
        stopped = true;
        Scan scan = running;
        if (scan != null) {
            scan.queue().close();
        }
        closeLine();
        dispatcher.stop();
    }

    private void next() {
        if (busy || stopped) {
            return;
        }
        if (fullWanted) {
            fullWanted = false;
            begin(true, List.of());
        } else if (!requests.isEmpty()) {
            List<Request> due = List.copyOf(requests);
            due.forEach(requests::remove);
            begin(false, due);
        }
    }

    private void begin(boolean full, List<Request> due) {
        busy = true;
        long startNanos = System.nanoTime();
        try {
            int targetId = services.knownFiles().target(services.target().identity());
            FileList list = services.list();
            List<Look> looks = list == null
                    ? looks(full, due, new RootCheck(library, services.knownFiles()).check(targetId))
                    : List.of();
            Scan scan = new Scan(new Tally(), library.walkers());
            if (full) {
                observer.started(scan.tally());
                services.target().runBegins();
            }
            looks.forEach(scan.queue()::offer);
            if (list != null) {
                new ListFeeder(list, scan).start();
            }
            scan.finished().whenComplete((tally, problem) -> onScheduler(() -> end(full, scan, problem, startNanos)));
            walk(scan, targetId);
        } catch (RuntimeException problem) {
            busy = false;
            refuse(full, problem);
            afterwards(full);
        }
    }

    private void walk(Scan scan, int targetId) {
        running = scan;
        Spool spool = services.spool();
        Spool.Line room = spool == null ? null : spool.line();
        line = room;
        if (stopped) {
            scan.queue().close();
            closeLine();
        }
        Surroundings surroundings = new Surroundings(
                library,
                services.target().mediaTypes(),
                services.knownFiles(),
                targetId,
                services.opener(),
                dispatcher,
                services.left(),
                services.scheduler(),
                services.clock(),
                room);
        for (int walker = 0; walker < library.walkers(); walker++) {
            services.walkers().execute(new Walker(scan, surroundings));
        }
    }

    private void closeLine() {
        Spool.Line room = line;
        if (room != null) {
            room.close();
        }
    }

    private List<Look> looks(boolean full, List<Request> due, Look root) {
        if (full) {
            return List.of(root);
        }
        List<Look> looks = new ArrayList<>();
        WayDown way = new WayDown(library, root.folder());
        for (Request request : due) {
            Folder folder = way.to(request.folder());
            if (folder != null) {
                looks.add(Look.first(folder, root.only(), root.deep() && request.deep()));
            }
        }
        return looks;
    }

    private void end(boolean full, Scan scan, @Nullable Throwable problem, long startNanos) {
        busy = false;
        running = null;
        Tally tally = scan.tally();
        if (problem instanceof RuntimeException exception) {
            refuse(full, exception);
        } else {
            boolean told = full && !library.inbox(); // a drop folder is looked at all the time
            if (told || tally.found() > tally.known()) {
                String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - startNanos) / 1e9);
                LOG.info("library {}: {} in {} s{}", library.root(), tally, seconds, stopped ? ", stopped" : "");
            }
            observer.ended(full, tally);
        }
        afterwards(full);
    }

    private void refuse(boolean full, RuntimeException problem) {
        if (library.once() || full) {
            observer.refused(problem);
        }
        if (library.once() || stopped || problem instanceof PutBackException putBack && putBack.isOfStop()) {
            return;
        }
        if (problem instanceof PutBackException) {
            LOG.warn("library {}: {}; the next scan tries again", library.root(), problem.getMessage());
        } else if (problem instanceof LibraryException) {
            LOG.error("{}; the next scan tries again", problem.getMessage());
        } else {
            LOG.error("library {}: the scan broke off; the next one tries again", library.root(), problem);
        }
    }

    private void afterwards(boolean full) {
        if (full && !library.once()) {
            planNextFull();
        }
        next();
    }

    private void planNextFull() {
        Duration pause = schedule.untilNext(services.clock());
        if (planned != null) {
            planned.cancel(false);
        }
        planned = pause == null ? null : later(pause, this::requestFull);
    }

    private @Nullable Future<?> later(Duration pause, Runnable task) {
        try {
            return services.scheduler().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("library {} has stopped", library.root());
            return null;
        }
    }

    private void onScheduler(Runnable task) {
        try {
            services.scheduler().execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("library {} has stopped", library.root());
        }
    }
}
