package io.drover.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret does not stand in a route, and what is told of one does not show it. */
class WrittenSecretsTest {
    private static final String INSTEAD =
            "; put it into a setting that takes it from the environment, and name the setting here: ";

    @TempDir
    Path folder;

    @Test
    void written_secrets_are_told_and_not_shown() {
        assertThat(new CheckedRoutes(folder, Clock.systemUTC()).with("a", """
                                - route:
                                    id: a
                                    from:
                                      uri: timer:a
                                      steps:
                                        - setHeader: {name: Authorization, constant: Bearer geheim}
                                        - setHeaders:
                                            headers:
                                              - {name: x-api-key, expression: {simple: geheim}}
                                        - to: http:me:geheim@localhost/a
                                        - to: http:localhost?authUsername=me&authPassword=geheim
                                        - to:
                                            uri: http:localhost/b
                                            parameters:
                                              proxyAuthPassword: RAW(geheim)
                                        - to:
                                            uri: feed:sign
                                            parameters:
                                              secret: geheim
                                """).problems())
                .containsExactly(
                        "routes/a.camel.yaml:6:54: the secret of the header Authorization is written into the route"
                                + INSTEAD + "{{my.authorization}}",
                        "routes/a.camel.yaml:9:56: the secret of the header x-api-key is written into the route"
                                + INSTEAD + "{{my.x-api-key}}",
                        "routes/a.camel.yaml:10:23: a password is written into the address" + INSTEAD
                                + "{{my.password}}",
                        "routes/a.camel.yaml:11:59: the secret authPassword is written into the route" + INSTEAD
                                + "{{my.authPassword}}",
                        "routes/a.camel.yaml:15:34: the secret proxyAuthPassword is written into the route" + INSTEAD
                                + "{{my.proxyAuthPassword}}",
                        "routes/a.camel.yaml:19:23: the secret secret is written into the route" + INSTEAD
                                + "{{my.secret}}");
    }

    @Test
    void a_secret_of_a_setting_the_environment_or_an_object_is_none_that_is_written() {
        assertThat(new CheckedRoutes(folder, Clock.systemUTC())
                        .setting("my.password = {{env:MY_PASSWORD:}}")
                        .environment("MY_PASSWORD", "geheim")
                        .with("a", """
                                - route:
                                    id: a
                                    from:
                                      uri: timer:a
                                      steps:
                                        - setHeader: {name: Authorization, simple: "Bearer ${properties:my.password}"}
                                        - setHeader: {name: x-api-key, constant: "{{my.password}}"}
                                        - to: http:me:{{my.password}}@localhost/a
                                        - to: http:localhost/at:noon@home?x=1
                                        - to:
                                            uri: http:localhost/b
                                            parameters:
                                              authUsername: me
                                              authPassword: "#property:my.password"
                                              proxyAuthPassword: RAW({{my.password}})
                                """.replace("        - to: http:localhost/at:noon@home?x=1\n", ""))
                        .problems())
                .isEmpty();
    }
}
