package io.drover.observe;

import io.drover.feed.FeedException;
import io.drover.http.ApiException;
import io.drover.immich.ImmichComponent;
import io.drover.immich.ImmichEndpoint;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.KeyInUse;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks one server who Drover is to it, and compares what its key may do with what the routes call. Two calls at most. */
final class ImmichProbe implements Check {
    private final String name;
    private final ImmichComponent server;
    private final List<ImmichEndpoint> endpoints;
    private final FileNeeds needs;

    /** @param endpoints what the routes call on this server @param needs which of them files need */
    ImmichProbe(String name, ImmichComponent server, List<ImmichEndpoint> endpoints, FileNeeds needs) {
        this.name = name;
        this.server = server;
        this.endpoints = endpoints;
        this.needs = needs;
    }

    /** What the server's answer means and what to do about it. */
    static String sentence(ApiException e) {
        String remedy = switch (e.status()) {
            case 0 -> "; is it running, and is its address right?";
            case 401 -> "; give Drover a key that the server has (IMMICH_API_KEY, or the file of it)";
            case 403 ->
                e.missingPermission() == null
                        ? "; let the key do that in Immich's user settings"
                        : "; add the permission " + e.missingPermission() + " to the key in Immich's user settings";
            default -> "";
        };
        return e.getMessage() + remedy;
    }

    @Override
    public List<Finding> look() {
        try {
            ServerVersion version = server.client().version();
            ApiKey key = KeyInUse.of(server.client());
            List<String> lacking = key == null ? List.of() : lacking(key, version);
            return List.of(
                    lacking.isEmpty()
                            ? Finding.up(name)
                            : Finding.down(
                                    name,
                                    "the API key lacks permissions that the routes need: " + String.join(", ", lacking)
                                            + "; add them in Immich's user settings, or make another key"));
        } catch (ApiException e) {
            return List.of(Finding.down(name, sentence(e)));
        }
    }

    private List<String> lacking(ApiKey key, ServerVersion version) {
        Set<String> needed = new TreeSet<>();
        for (ImmichEndpoint endpoint : endpoints) {
            try {
                needs.operations(endpoint, version)
                        .forEach(operation -> needed.addAll(permissions(operation, version)));
            } catch (FeedException e) {
                continue; // the feed says itself what keeps it from reading
            }
        }
        needed.removeAll(key.permissions());
        return key.permissions().contains("all") ? List.of() : new ArrayList<>(needed);
    }

    private static List<String> permissions(ApiOperation<?, ?> operation, ServerVersion version) {
        if (!operation.isIn(version)) {
            return operation.replacement() == null
                    ? List.of()
                    : operation.replacement().permissions();
        }
        String permission = operation.permissionIn(version);
        return permission == null || operation.credentials() == Credentials.SESSION ? List.of() : List.of(permission);
    }
}
