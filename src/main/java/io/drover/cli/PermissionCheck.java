package io.drover.cli;

import io.drover.cli.OperationsInUse.Use;
import io.drover.feed.FeedException;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.NotInThisVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the routes in use call with what a server's version has and what its key may do. */
final class PermissionCheck {
    private final ServerCheck server;
    private final boolean session;
    private final Map<String, Set<String>> needed = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean sessionNeeded;

    /** @param session whether there are credentials for what API keys may not call */
    PermissionCheck(ServerCheck server, boolean session, List<Use> uses) {
        this.server = server;
        this.session = session;
        uses.forEach(this::add);
    }

    private void add(Use use) {
        try {
            use.operations(server.version()).forEach(operation -> add(use, operation));
            noteWhatIsLeftOut(use);
            use.endpoint().limits(server.version()).ifPresent(limits -> notes.add(use + ": " + limits));
        } catch (FeedException e) {
            problems.add(use + ": " + e.getMessage());
        }
    }

    private void noteWhatIsLeftOut(Use use) {
        String lacking = use.endpoint().optionalOperations().stream()
                .map(operation -> operation.permissionIn(server.version()))
                .filter(permission -> permission != null && !server.allows(permission))
                .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            notes.add(use + ": the API key lacks " + lacking + ", so that it does without");
        }
    }

    private void add(Use use, ApiOperation<?, ?> operation) {
        if (operation.isIn(server.version())) {
            String permission = operation.permissionIn(server.version());
            if (operation.credentials() == Credentials.SESSION) {
                requireSession(use);
            } else if (permission != null) {
                need(permission, use);
            }
        } else if (operation.replacement() != null && server.version().isAtLeast(operation.since())) {
            operation.replacement().permissions().forEach(permission -> need(permission, use));
            if (operation.replacement().permissions().isEmpty()) {
                requireSession(use);
            }
        } else {
            problems.add(use + ": " + new NotInThisVersionException(operation, server.version()).getMessage());
        }
    }

    private void need(String permission, Use use) {
        needed.computeIfAbsent(permission, name -> new TreeSet<>()).add(use.toString());
    }

    private void requireSession(Use use) {
        sessionNeeded = true;
        if (!session) {
            problems.add(
                    use + " needs a session, for which an API key will not do: set email and password, or accessToken");
        }
    }

    /** Whether the routes call what API keys may not call. */
    boolean needSession() {
        return sessionNeeded;
    }

    /** What is well, and has a limit that one should know, a sentence each. */
    List<String> notes() {
        return notes;
    }

    /** What is wrong, a sentence each; all permissions that the key lacks are in one. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        String lacking = needed.entrySet().stream()
                .filter(permission -> !server.allows(permission.getKey()))
                .map(permission -> permission.getKey() + " (" + String.join(", ", permission.getValue()) + ")")
                .collect(Collectors.joining("; "));
        if (!lacking.isEmpty()) {
            all.add("the API key lacks permissions that the routes need: " + lacking
                    + "; add them in Immich's user settings, or make another key");
        }
        return all;
    }

    /** The permissions that the routes need, in words. */
    String describe() {
        return needed.isEmpty()
                ? "the routes need no permission"
                : "the routes need " + String.join(", ", needed.keySet());
    }
}
