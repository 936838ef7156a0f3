package io.drover.immich.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.ApiException;
import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.model.IdResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Calls an operation for any number of ids: in as many calls as the server's limits ask for, and so that one bad id does
 * not sink the others.
 */
public final class Batches {
    /** All ids that Immich gives are of version 4, and it refuses a whole call that has one of another form. */
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private Batches() {}

    /**
     * Does it for every element of the component that {@link ApiOperation#batch} names.
     *
     * @param call makes one call for a part of the request; the calls that were made before are not made again when one
     *     of them has to wait
     * @return what became of each, in the order of the request; one that stands there twice is asked and reported once.
     *     An empty list makes no call
     * @throws ApiException when a call fails for another reason than an id; its message says for how many it was done
     *     before. To repeat the whole does no harm
     * @throws IllegalArgumentException when the operation is not one for many ids
     */
    public static <Q> List<IdResult> call(ApiOperation<Q, ?> operation, Q request, Function<Q, ?> call) {
        Batch batch = operation.batch();
        if (batch == null) {
            throw new IllegalArgumentException(operation.id() + " is not an operation for many ids");
        }
        ObjectNode fields = WireJson.object(request);
        Set<String> elements = new LinkedHashSet<>();
        fields.path(batch.component()).forEach(element -> elements.add(element.asText()));
        Map<String, IdResult> results = new LinkedHashMap<>();
        List<String> good = new ArrayList<>();
        for (String element : elements) {
            if (!batch.uuids() || UUID.matcher(element).matches()) {
                good.add(element);
            } else {
                results.put(element, IdResult.failed(element, "not a UUID of version 4, as all of Immich's ids are"));
            }
        }
        BatchCalls<Q> calls = new BatchCalls<>(call, operation, batch, fields, results);
        for (int from = 0; from < good.size(); from += batch.most()) {
            calls.call(good.subList(from, Math.min(from + batch.most(), good.size())));
        }
        return elements.stream()
                .map(element -> Objects.requireNonNull(results.get(element)))
                .toList();
    }
}
