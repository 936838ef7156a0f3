package io.drover.immich;

import io.drover.immich.api.AuthenticationOperations;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.LoginAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Logs in. With e-mail address and password in the message it opens a session for the route, which uses its token and ends
 * it itself; the component goes on in its own. Without a body it gives the component's own session, and opens that where
 * it is not open yet.
 */
final class LoginProducer extends DefaultProducer {
    private final ImmichServer server;
    private final RequestReader<Login> requests = new RequestReader<>(AuthenticationOperations.LOGIN);

    LoginProducer(ImmichEndpoint endpoint, ImmichServer server) {
        super(endpoint);
        this.server = server;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean own = message.getBody() == null && message.getHeader(ImmichConstants.EMAIL) == null;
        Login login = own ? Login.OWN : requests.read(message);
        LoginAnswer answer = server.verbs()
                .call(AuthenticationOperations.LOGIN, client -> client.call(AuthenticationOperations.LOGIN, login));
        AnswerWriter.write(AuthenticationOperations.LOGIN, answer, message);
    }
}
