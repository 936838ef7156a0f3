package io.drover.cli;

import io.drover.library.LibraryEndpoint;
import io.drover.observe.FedBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.file.FileEndpoint;

/** Looks at the folders that the routes in use read. */
final class FolderCheck {
    private FolderCheck() {}

    static void check(CamelContext context, Findings findings) {
        folders(context).forEach((folder, written) -> look(folder, written, findings));
    }

    private static void look(Path folder, boolean written, Findings findings) {
        if (!Files.exists(folder)) {
            findings.problem("folder", folder + ": there is no such folder");
        } else if (!Files.isReadable(folder)) {
            findings.problem("folder", folder + " cannot be read");
        } else if (written && !Files.isWritable(folder)) {
            findings.problem("folder", folder + " cannot be written to, so that no file can be moved or deleted");
        } else {
            findings.good("folder", folder.toString());
        }
    }

    /** The folders that the routes read, and whether files are taken out of them. */
    private static Map<Path, Boolean> folders(CamelContext context) {
        Map<Path, Boolean> folders = new LinkedHashMap<>();
        for (Route route : context.getRoutes()) {
            if (!route.isAutoStartup()) {
                continue;
            }
            if (FedBy.of(route) instanceof LibraryEndpoint library) {
                if (library.getStorage() == null || library.getStorage().isBlank()) {
                    folders.put(
                            Path.of(library.getPath()).toAbsolutePath(),
                            !library.getAfter().equals("keep"));
                }
            } else if (FedBy.of(route) instanceof FileEndpoint inbox) {
                folders.put(inbox.getFile().toPath().toAbsolutePath(), true);
            }
        }
        return folders;
    }
}
