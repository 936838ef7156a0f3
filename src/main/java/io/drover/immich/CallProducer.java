package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.Batches;
import io.drover.immich.api.model.IdResult;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * An operation with JSON in and JSON out: a record made of the message goes out, a record or a list of records comes back
 * as the body. Where it is about many ids, the body tells what became of each, and a bad id does not fail the message.
 */
final class CallProducer<Q, A> extends DefaultAsyncProducer {
    private final ApiOperation<Q, A> operation;
    private final RequestReader<Q> requests;
    private final ImmichServer server;

    CallProducer(ImmichEndpoint endpoint, ApiOperation<Q, A> operation, ImmichServer server) {
        super(endpoint);
        this.operation = operation;
        this.requests = new RequestReader<>(operation);
        this.server = server;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        server.verbs().submit(() -> {
            try {
                perform(exchange.getMessage());
            } catch (Throwable e) {
                exchange.setException(e);
            }
            callback.done(false);
        });
        return false;
    }

    private void perform(Message message) {
        Q request = requests.read(message);
        if (operation.kind() == Kind.BATCH) {
            AnswerWriter.write(batch(request), message);
        } else {
            A answer = server.verbs().call(operation, client -> client.call(operation, request));
            AnswerWriter.write(operation, answer, message);
        }
    }

    /** Each call of it waits by itself, so that what is done is not done again. */
    private List<IdResult> batch(Q request) {
        VerbCalls verbs = server.verbs();
        try {
            return Batches.call(
                    operation, request, part -> verbs.answered(operation, client -> client.call(operation, part)));
        } catch (ApiException e) {
            throw verbs.failure(operation, e);
        }
    }
}
