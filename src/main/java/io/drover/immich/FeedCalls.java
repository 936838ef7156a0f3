package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AuthenticationOperations;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.ServerOperations;
import io.drover.immich.api.SyncOperations;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.feed.ServerCalls;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a feed asks of its server; waits at the gate, together with everything else that goes there. What a sink has is
 * acknowledged while Drover stops, too.
 */
final class FeedCalls implements ServerCalls {
    private static final int FORBIDDEN = 403;

    private final VerbCalls calls;
    private final ImmichClient client;

    FeedCalls(ImmichServer server) {
        this.calls = server.verbs();
        this.client = server.client();
    }

    @Override
    public ServerVersion version() {
        client.refresh();
        return answer(ServerOperations.GET_SERVER_VERSION, ImmichClient::version);
    }

    @Override
    public Instant serverTime() {
        return answer(ServerOperations.GET_SERVER_VERSION, ImmichClient::serverTime);
    }

    @Override
    public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
        return answer(operation, caller -> caller.call(operation, request));
    }

    @Override
    public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
        if (operation.equals(AuthenticationOperations.LOGOUT)) {
            return client.callIn(token, operation, request); // nobody waits for a server to say goodbye
        }
        Function<ImmichClient, A> call = caller -> caller.callIn(token, operation, request);
        return explaining(
                operation,
                () -> operation.equals(SyncOperations.SEND_SYNC_ACK)
                        ? calls.answeredToEnd(operation, call)
                        : calls.answeredInSession(operation, call));
    }

    private <A> A answer(ApiOperation<?, ?> operation, Function<ImmichClient, A> call) {
        return explaining(operation, () -> calls.answered(operation, call));
    }

    private <A> A explaining(ApiOperation<?, ?> operation, Supplier<A> answer) {
        try {
            return answer.get();
        } catch (ApiException e) {
            throw e.status() == FORBIDDEN ? calls.failure(operation, e) : e;
        }
    }
}
