package io.drover.immich.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.http.ApiException;
import io.drover.http.WireJson;
import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.model.IdResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calls of one batch: collects what became of each element. */
final class BatchCalls<Q> {
    private static final int BAD_REQUEST = 400;

    private final Function<Q, ?> call;
    private final ApiOperation<Q, ?> operation;
    private final Batch batch;
    private final ObjectNode fields;
    private final Map<String, IdResult> results;

    /** @param fields the request, whose list is replaced for each call */
    BatchCalls(
            Function<Q, ?> call,
            ApiOperation<Q, ?> operation,
            Batch batch,
            ObjectNode fields,
            Map<String, IdResult> results) {
        this.call = call;
        this.operation = operation;
        this.batch = batch;
        this.fields = fields;
        this.results = results;
    }

    /** One call, and more where the server refuses it for some of the elements. */
    void call(List<String> elements) {
        Object answer;
        try {
            answer = call.apply(requestFor(elements));
        } catch (ApiException e) {
            if (!isAboutAnElement(e)) {
                long done = done();
                throw done == 0 ? e : e.after(done + " of them were done");
            }
            if (elements.size() > 1) {
                call(elements.subList(0, elements.size() / 2));
                call(elements.subList(elements.size() / 2, elements.size()));
            } else {
                String words = e.serverMessage();
                results.put(elements.get(0), IdResult.failed(elements.get(0), words == null ? "refused" : words));
            }
            return;
        }
        take(elements, answer);
    }

    private Q requestFor(List<String> elements) {
        ArrayNode list = fields.putArray(batch.component());
        elements.forEach(list::add);
        return WireJson.record(fields, operation.request());
    }

    /** A request that is bad in itself is refused for each element, so that nothing is won by trying. */
    private boolean isAboutAnElement(ApiException e) {
        String words = e.serverMessage();
        return batch.allOrNothing()
                && e.status() == BAD_REQUEST
                && words != null
                && (words.startsWith("Not found or no") || words.startsWith("Invalid ack"));
    }

    private void take(List<String> elements, Object answer) {
        if (operation.answer() == IdResult.class) {
            for (Object result : (List<?>) answer) {
                IdResult one = (IdResult) result;
                results.put(one.id(), one);
            }
            elements.forEach(element -> results.computeIfAbsent(
                    element, missing -> IdResult.failed(missing, "the server did not say what became of it")));
        } else {
            elements.forEach(element -> results.put(element, IdResult.done(element)));
        }
    }

    private long done() {
        return results.values().stream().filter(IdResult::success).count();
    }
}
