package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is worth a retry. */
class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "403, DENIED",
        "400, REJECT",
        "404, WAIT",
        "405, WAIT",
        "409, REJECT",
        "413, REJECT",
        "415, REJECT",
        "422, REJECT",
        "429, WAIT",
        "503, WAIT",
        "408, RETRY",
        "425, RETRY",
        "500, RETRY",
        "502, RETRY",
        "504, RETRY",
        "524, RETRY",
        "200, RETRY",
        "201, RETRY",
    })
    void a_status_decides(int status, Verdict expected) {
        assertThat(failure(status, "any words", false, null).verdict()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"200, WAIT", "301, WAIT", "302, WAIT", "404, WAIT", "401, DENIED", "413, REJECT", "502, RETRY"})
    void what_another_service_says_is_not_held_against_a_file_unless_it_is_about_it(int status, Verdict expected) {
        assertThat(failure(status, null, true, null).verdict()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void a_broken_connection_counts_by_whether_it_ever_was_one(Exception cause, Verdict expected) {
        assertThat(failure(0, null, false, cause).verdict()).isEqualTo(expected);
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), Verdict.WAIT),
                Arguments.of(new UnknownHostException("nas"), Verdict.WAIT),
                Arguments.of(new NoRouteToHostException("No route to host"), Verdict.WAIT),
                Arguments.of(new ConnectTimeoutException("Connect timed out"), Verdict.WAIT),
                Arguments.of(new SSLHandshakeException("unknown certificate"), Verdict.WAIT),
                Arguments.of(new SocketTimeoutException("Read timed out"), Verdict.RETRY),
                Arguments.of(new SocketException("Connection reset"), Verdict.RETRY));
    }

    @Test
    void an_exceeded_quota_is_for_later() {
        assertThat(failure(400, "Quota has been exceeded!", false, null).verdict())
                .isEqualTo(Verdict.LATER);
    }

    @Test
    void maintenance_waits_whatever_the_status() {
        assertThat(failure(404, "Cannot POST /api/assets", false, null)
                        .asMaintenance()
                        .verdict())
                .isEqualTo(Verdict.WAIT);
    }

    private static ApiException failure(
            int status, @Nullable String words, boolean anotherService, @Nullable Exception cause) {
        return new ApiException("op", "op failed", status, words, 0, false, anotherService, Set.of(), cause);
    }
}
