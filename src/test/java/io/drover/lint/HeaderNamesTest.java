package io.drover.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header that begins with Camel is one that a component has; only what is surely a slip is told. */
class HeaderNamesTest {
    @TempDir
    Path folder;

    @Test
    void a_misspelt_header_is_told_wherever_it_stands() {
        assertThat(new CheckedRoutes(folder, Clock.systemUTC()).with("a", """
                                - route:
                                    id: a
                                    from:
                                      uri: timer:a
                                      steps:
                                        - setHeader: {name: CamelImmichAlbumNme, constant: x}
                                        - setHeaders:
                                            headers:
                                              - {name: CamelFileNme, expression: {constant: x}}
                                        - removeHeader: {name: CamelHttpQuerry}
                                        - log: "${header.CamelLedgerStat}, ${headers.CamelFeedKey}, ${header[CamelImmichNothingLikeIt]}"
                                """).problems())
                .containsExactly(
                        "routes/a.camel.yaml:6:29: no component has a header CamelImmichAlbumNme; did you mean"
                                + " 'CamelImmichAlbumName'?",
                        "routes/a.camel.yaml:9:24: no component has a header CamelFileNme; did you mean"
                                + " 'CamelFileName'?",
                        "routes/a.camel.yaml:10:32: no component has a header CamelHttpQuerry; did you mean"
                                + " 'CamelHttpQuery'?",
                        "routes/a.camel.yaml:11:26: no component has a header CamelLedgerStat; did you mean"
                                + " 'CamelLedgerState'?",
                        "routes/a.camel.yaml:11:78: no component has a header CamelImmichNothingLikeIt");
    }

    @Test
    void headers_of_camel_of_its_components_and_of_ones_own_are_let_be() {
        assertThat(new CheckedRoutes(folder, Clock.systemUTC()).with("a", """
                                - route:
                                    id: a
                                    from:
                                      uri: timer:a
                                      steps:
                                        - setHeader: {name: CamelFileName, constant: x}
                                        - setHeader: {name: CamelMyOwn, constant: x}
                                        - setHeader: {name: kafka.KEY, constant: x}
                                        - setHeader: {name: CamelHttpSomethingNobodyHasHeardOf, constant: x}
                                        - removeHeaders: {pattern: "CamelHttp*"}
                                        - log: "${header.CamelFileLength} ${header.CamelHttpMethod} ${header.CamelHttpCharacterEncoding}"
                                        - log: "${header.CamelTimerCounter} ${header.CamelSqlRowCount} ${header.CamelJmsDestinationName}"
                                        - log: "${header.CamelImmichAction} ${header.CamelLibraryAfter} ${header.CamelChecksumSha1}"
                                        - log: "${exchangeProperty.CamelSplitIndex} ${exchangeProperty.CamelLoopIndx}"
                                """).problems())
                .isEmpty();
    }
}
