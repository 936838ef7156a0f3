package io.drover.reload;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.ConfigurationException;
import io.drover.runtime.Folders;
import io.drover.runtime.RouteFiles;
import io.drover.runtime.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the folders again and again, which works on any file system. What has changed is read when two looks in a row
 * find the same: an editor may write a file in steps, or put another one in its place.
 */
final class FolderLook {
    private final Folders folders;
    private final Clock clock;
    private @Nullable Listing last;
    private @Nullable Listing read;

    FolderLook(Folders folders, Clock clock) {
        this.folders = folders;
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
        List<RouteSource> routes = new ArrayList<>();
        for (Path file : listing.files().keySet()) {
            if (RouteFiles.isRoute(file)) {
                RouteSource source = read(file, running.routes(), unreadable);
                if (source != null) {
                    routes.add(source);
                }
            }
        }
        RouteSource settings = read(folders.settings(), List.of(running.settings()), unreadable);
        if (routes.isEmpty()) {
            unreadable.add(Problem.of("the routes folder " + folders.routes() + " holds no *" + RouteFiles.SUFFIX
                    + " file that can be read"));
            routes.addAll(running.routes());
        }
        return new Found(
                new Setup(settings == null ? running.settings() : settings, routes, running.kamelets()), unreadable);
    }

    private static @Nullable RouteSource read(Path file, List<RouteSource> running, List<Problem> unreadable) {
        try {
            return RouteFiles.read(file);
        } catch (ConfigurationException e) {
            unreadable.addAll(e.problems());
            return running.stream()
                    .filter(source -> source.file().equals(file))
                    .findFirst()
                    .orElse(null);
        }
    }
}
