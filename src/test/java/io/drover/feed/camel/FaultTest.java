package io.drover.feed.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.drover.http.ApiException;
import io.drover.ingest.PutBackException;
import io.drover.store.StoreException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.qpid.jms.JmsSendTimedOutException;
import org.apache.qpid.jms.provider.ProviderException;
import org.apache.qpid.jms.provider.exceptions.ProviderConnectionRemotelyClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change is blamed at most for what is said about itself, in whatever it is wrapped. */
class FaultTest {

    @ParameterizedTest
    @MethodSource("failuresOfSinks")
    void a_sink_that_cannot_be_reached_or_cannot_write_is_to_blame(Exception failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.OF_THE_SINK);
        assertThat(Fault.of(new RuntimeCamelException("part 3", new IllegalStateException(failure))))
                .isEqualTo(Fault.OF_THE_SINK);
    }

    static Stream<Exception> failuresOfSinks() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketTimeoutException("Read timed out"),
                new IOException("No space left on device"),
                new FileSystemException("/changes", null, "Read-only file system"),
                new UncheckedIOException(new IOException("Input/output error")),
                new SQLException("could not extend file", "53100"),
                new SQLException("the connection was closed", "08006"),
                new SQLException("deadlock", "40P01"),
                new SQLException("relation \"changes\" does not exist", "42P01"),
                new SQLException("database or disk is full", null, 13),
                new SQLException("database is locked", null, 5),
                new SQLTransientConnectionException("Connection is not available, request timed out after 10000ms"),
                new TimeoutException("Topic changes not present in metadata after 2000 ms"),
                new NotEnoughReplicasException("too few"),
                new SaslAuthenticationException("wrong password"),
                new JMSSecurityException("wrong password"),
                new JmsSendTimedOutException("no answer"),
                jms(new ProviderConnectionRemotelyClosedException("closed")),
                new StoreException("the store is full"),
                new PutBackException("the server cannot be had"),
                answer(401),
                answer(502),
                answer(503),
                answer(0),
                new RejectedExecutionException("Camel stops"),
                new java.util.concurrent.TimeoutException());
    }

    @ParameterizedTest
    @MethodSource("failuresOfChanges")
    void what_is_said_about_a_change_may_be_its_fault(Exception failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.PERHAPS_OF_A_CHANGE);
        assertThat(Fault.of(new RuntimeCamelException("part 3", new IllegalStateException(failure))))
                .isEqualTo(Fault.PERHAPS_OF_A_CHANGE);
    }

    static Stream<Exception> failuresOfChanges() throws Exception {
        return Stream.of(
                new IllegalStateException("too strange"),
                new IllegalArgumentException("the webhook refuses the event"),
                new SQLException("value too long for type character varying(10)", "22001"),
                new SQLException("violates check constraint", "23514"),
                new SQLException("violates check option", "44000"),
                new SQLException("index row size exceeds maximum", "54000"),
                new SQLException("raised by a trigger", "P0001"),
                new SQLException("constraint failed", null, 19),
                new BatchUpdateException("batch entry 0", null, 0, new int[0], new SQLException("mismatch", null, 20)),
                new RecordTooLargeException("too large"),
                jms(new ProviderException("amqp:link:message-size-exceeded")),
                answer(400),
                answer(413),
                answer(500),
                new JsonParseException(null, "no JSON"),
                new MalformedInputException(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 413, 422, 451})
    void a_status_that_refuses_may_be_due_to_the_change(int status) {
        assertThat(Fault.of(new CamelExecutionException("no", null, failed(status))))
                .isEqualTo(Fault.PERHAPS_OF_A_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 408, 425, 429, 500, 502, 503, 504})
    void a_status_that_may_pass_is_the_sink_s(int status) {
        assertThat(Fault.of(new CamelExecutionException("no", null, failed(status))))
                .isEqualTo(Fault.OF_THE_SINK);
    }

    @Test
    void causes_that_go_in_circles_come_to_an_end() {
        Exception inner = new IllegalStateException("inner");
        inner.initCause(new IllegalStateException("outer", inner));

        assertThat(Fault.of(inner)).isEqualTo(Fault.PERHAPS_OF_A_CHANGE);
    }

    private static Exception jms(ProviderException cause) {
        JMSException failure = new JMSException(cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    private static Exception failed(int status) {
        return new HttpOperationFailedException("http://localhost/hook", status, "", null, Map.of(), "");
    }

    private static Exception answer(int status) {
        return new ApiException("downloadAsset", "it answers " + status, status, null, 0, false, null);
    }
}
