package io.drover.feed.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.ingest.PutBackException;
import io.drover.store.StoreException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.qpid.jms.JmsOperationTimedOutException;
import org.apache.qpid.jms.provider.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * Whose fault it is that a route did not take a batch. What fails to be reached, to answer or to write is the sink's fault,
 * and no change is blamed for it; a change is to blame at most for what is said about itself.
 */
enum Fault {
    /** The sink takes nothing now, whatever it is given. */
    OF_THE_SINK,
    /** It may be due to what the sink was given. */
    PERHAPS_OF_A_CHANGE;

    private static final int LONGEST_CHAIN = 50;

    /** Statuses of the 4xx that are about the moment: timeout, too early, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int SERVER_ERROR = 500;

    /** SQLSTATE: data, constraint, view's check, limit of the program, exception of a trigger. */
    private static final Set<String> ABOUT_A_ROW = Set.of("22", "23", "44", "54", "P0");

    /** SQLite has no SQLSTATE: too big, constraint, mismatch. */
    private static final Set<Integer> ABOUT_A_ROW_OF_SQLITE = Set.of(18, 19, 20);

    /** The first of the chain that tells, from the outermost on, decides. */
    static Fault of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < LONGEST_CHAIN; i++) {
            Fault fault = told(cause);
            if (fault != null) {
                return fault;
            }
            cause = cause.getCause();
        }
        return PERHAPS_OF_A_CHANGE;
    }

    private static @Nullable Fault told(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return ofSql(sql);
        } else if (failure instanceof KafkaException kafka) {
            return ofKafka(kafka);
        } else if (failure instanceof JMSException jms) {
            return ofJms(jms);
        } else if (failure instanceof ProviderException amqp) {
            // one that has a kind is about the connection, the queue or the moment; a message alone is just rejected
            return perhaps(amqp.getClass().equals(ProviderException.class));
        } else if (failure instanceof IOException io) {
            return ofIo(io);
        } else if (failure instanceof HttpOperationFailedException answer) {
            return ofStatus(answer.getStatusCode());
        } else if (failure instanceof ApiException answer) {
            return ofImmich(answer);
        }
        return failure instanceof PutBackException
                        || failure instanceof StoreException
                        || failure instanceof TimeoutException
                        || failure instanceof ExchangeTimedOutException
                        || failure instanceof RejectedExecutionException
                ? OF_THE_SINK
                : null;
    }

    /** @return null when only the cause can tell */
    private static @Nullable Fault ofSql(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            int code = failure.getErrorCode();
            return code == 0 && failure.getCause() != null ? null : perhaps(ABOUT_A_ROW_OF_SQLITE.contains(code));
        }
        return perhaps(ABOUT_A_ROW.contains(state.substring(0, 2)));
    }

    private static Fault ofKafka(KafkaException failure) {
        return perhaps(failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException);
    }

    private static @Nullable Fault ofJms(JMSException failure) {
        return failure instanceof jakarta.jms.IllegalStateException
                        || failure instanceof InvalidDestinationException
                        || failure instanceof JMSSecurityException
                        || failure instanceof ResourceAllocationException
                        || failure instanceof JmsOperationTimedOutException
                ? OF_THE_SINK
                : null;
    }

    /** Text that cannot be read or written is no failure of a device. */
    private static Fault ofIo(IOException failure) {
        return perhaps(failure instanceof JsonProcessingException || failure instanceof CharacterCodingException);
    }

    static Fault ofStatus(int status) {
        return perhaps(status / 100 == 4 && !PASSING.contains(status));
    }

    /** An original that the server has lost is answered by 500, and only that one is not given. */
    private static Fault ofImmich(ApiException answer) {
        Verdict verdict = answer.verdict();
        return perhaps(verdict == Verdict.REJECT || verdict == Verdict.LATER || answer.status() == SERVER_ERROR);
    }

    private static Fault perhaps(boolean aboutWhatWasGiven) {
        return aboutWhatWasGiven ? PERHAPS_OF_A_CHANGE : OF_THE_SINK;
    }
}
