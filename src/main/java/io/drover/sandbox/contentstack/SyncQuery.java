package io.drover.sandbox.contentstack;

import io.drover.sandbox.StackOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a call of the synchronization API asks for.
 *
 * @param request its head
 * @param parameters those of its query; of several with one name the last one counts
 */
record SyncQuery(Request request, Map<String, String> parameters) {

    static SyncQuery of(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Request.extractQueryParameters(request).forEach(field -> {
            List<String> values = field.getValues();
            parameters.put(field.getName(), values.get(values.size() - 1));
        });
        return new SyncQuery(request, parameters);
    }

    /** What it asks for, or nothing when it asks for several things, or none. */
    Optional<StackOperation> operation() {
        List<StackOperation> asked = new ArrayList<>();
        if (parameters.containsKey("init")) {
            asked.add(StackOperation.SYNC_INIT);
        }
        if (parameters.containsKey("pagination_token")) {
            asked.add(StackOperation.SYNC_PAGE);
        }
        if (parameters.containsKey("sync_token")) {
            asked.add(StackOperation.SYNC_DELTA);
        }
        return asked.size() == 1 ? Optional.of(asked.get(0)) : Optional.empty();
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    @Nullable
    String header(String name) {
        return request.getHeaders().get(name);
    }
}
