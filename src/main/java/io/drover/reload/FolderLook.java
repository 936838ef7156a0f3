package io.drover.reload;

import io.drover.kamelet.KameletFolder;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.Setup;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the folders again and again, which works on any file system. What has changed is read when two looks in a row
 * find the same: an editor may write a file in steps, or put another one in its place.
 */
final class FolderLook {
    private final Folders folders;
    private final Map<String, String> environment;
    private final Clock clock;
    private @Nullable Listing last;
    private @Nullable Listing read;

    /** @param environment what the setting of the node's role may name */
    FolderLook(Folders folders, Map<String, String> environment, Clock clock) {
        this.folders = folders;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Looks once.
     *
     * @param running what is taken for a file that cannot be read
     * @return what is there, or null when that is what the look before has read, or is still being written
     * @throws IOException when a folder cannot be looked at
     */
    @Nullable
    Found look(Setup running) throws IOException {
        Listing now = Listing.of(folders);
        boolean settled = now.equals(last);
        last = now;
        if (!settled || now.equals(read) && !now.isYoung(clock.instant())) {
            return null;
        }
        Found found = read(now, running);
        if (!now.equals(Listing.of(folders))) {
            return null;
        }
        read = now;
        return found;
    }

    private Found read(Listing listing, Setup running) {
        List<Problem> unreadable = new ArrayList<>();
        boolean clustered = running.isClustered(environment); // it stays what it is until Drover is started again
        Predicate<Path> runs = file -> RouteFiles.isRoute(file) && (clustered || !file.startsWith(folders.cluster()));
        List<RouteSource> routes = read(listing, runs, running.routes(), unreadable);
        List<RouteSource> kamelets = read(listing, KameletFolder::isKamelet, running.kamelets(), unreadable);
        RouteSource settings = read(folders.settings(), List.of(running.settings()), unreadable);
        if (routes.isEmpty()) {
            unreadable.add(Problem.of("the routes folder " + folders.routes() + " holds no *" + RouteFiles.SUFFIX
                    + " file that can be read"));
            routes = running.routes();
        }
        return new Found(new Setup(settings == null ? running.settings() : settings, routes, kamelets), unreadable);
    }

    private static List<RouteSource> read(
            Listing listing, Predicate<Path> kind, List<RouteSource> running, List<Problem> unreadable) {
        return listing.files().keySet().stream()
                .filter(kind)
                .map(file -> read(file, running, unreadable))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A file that is empty is one that is just being saved, or by mistake: a setting may be gone, routes never by that. */
    private static @Nullable RouteSource read(Path file, List<RouteSource> running, List<Problem> unreadable) {
        try {
            RouteSource source = RouteFiles.read(file);
            if (!source.text().isBlank() || !RouteFiles.isRoute(file) && !KameletFolder.isKamelet(file)) {
                return source;
            }
            unreadable.add(Problem.of("the file is empty; delete it if what it held is not to run")
                    .in(file));
        } catch (ConfigurationException e) {
            unreadable.addAll(e.problems());
        }
        return running.stream()
                .filter(source -> source.file().equals(file))
                .findFirst()
                .orElse(null);
    }

    /** Says why folders cannot be looked at. */
    static Problem problem(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return Problem.of(missing.getFile() + " is missing");
        }
        if (failure instanceof AccessDeniedException denied) {
            return Problem.of(denied.getFile() + " cannot be read by the user that Drover runs as");
        }
        return Problem.of("files of routes or settings cannot be looked at: " + failure);
    }
}
