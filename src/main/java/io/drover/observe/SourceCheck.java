package io.drover.observe;

import io.drover.library.LibraryEndpoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.file.FileEndpoint;

/** Whether the folders are there that the routes read, and were taken for what they should be. */
final class SourceCheck implements Check {
    private final ContextWatch contexts;
    private final Troubles troubles;

    SourceCheck(ContextWatch contexts, Troubles troubles) {
        this.contexts = contexts;
        this.troubles = troubles;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        CamelContext context = contexts.current();
        if (context != null) {
            for (Route route : new InUse(context).routes()) {
                Endpoint endpoint = FedBy.of(route);
                if (endpoint instanceof LibraryEndpoint library && isElsewhere(library)) {
                    findings.add(lookElsewhere(route.getRouteId()));
                } else if (endpoint instanceof LibraryEndpoint library) {
                    boolean taken = !library.getAfter().equals("keep");
                    findings.add(look(route.getRouteId(), Path.of(library.getPath()), taken));
                } else if (endpoint instanceof FileEndpoint inbox) {
                    findings.add(look(route.getRouteId(), inbox.getFile().toPath(), !inbox.isNoop()));
                }
            }
        }
        return findings;
    }

    private static boolean isElsewhere(LibraryEndpoint library) {
        return library.getStorage() != null && !library.getStorage().isBlank();
    }

    /** What is not on this machine is known by its last scan alone. */
    private Finding lookElsewhere(String route) {
        String refused = troubles.ofSource(route);
        return refused == null ? Finding.up(name(route)) : Finding.down(name(route), refused);
    }

    private static String name(String route) {
        return "source " + route;
    }

    /** @param taken whether files are moved or deleted there */
    private Finding look(String route, Path folder, boolean taken) {
        String name = name(route);
        String path = folder.toAbsolutePath().toString();
        String refused = troubles.ofSource(route);
        if (!Files.exists(folder)) {
            return Finding.down(name, path + ": there is no such folder; is it mounted?");
        } else if (!Files.isReadable(folder)) {
            return Finding.down(name, path + " cannot be read; let Drover's user read it");
        } else if (taken && !Files.isWritable(folder)) {
            return Finding.down(name, path + " cannot be written to, so that no file can be moved or deleted");
        } else if (refused != null && isEmpty(folder)) { // else it is there again, and the next scan takes it
            return Finding.down(name, refused);
        }
        return Finding.up(name);
    }

    private static boolean isEmpty(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> !entry.getFileName().toString().startsWith("."))) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }
}
