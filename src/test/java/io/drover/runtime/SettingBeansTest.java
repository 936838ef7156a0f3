package io.drover.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object of the settings is made when it is first asked for, has its properties, and is closed with the runtime. */
class SettingBeansTest {
    @TempDir
    private Path folder;

    /** What a route may need. */
    public static final class Pool implements AutoCloseable {
        private static int made;

        private String password = "none";
        private int size = 3;
        private Object other = "none";
        private boolean closed;

        public Pool() {
            made++;
        }

        public void setPassword(String password) {
            this.password = password;
        }

        public void setSize(int size) {
            this.size = size;
        }

        public void setOther(Object other) {
            this.other = other;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void forget() {
        Pool.made = 0;
    }

    @Test
    void it_is_made_once_and_only_when_it_is_asked_for() throws IOException {
        try (DroverRuntime runtime = started("drover.bean.pool = " + Pool.class.getName())) {
            assertThat(Pool.made).isZero();

            Object pool = runtime.context().getRegistry().lookupByName("pool");

            assertThat(pool).isInstanceOf(Pool.class);
            assertThat(runtime.context().getRegistry().lookupByNameAndType("pool", Pool.class))
                    .isSameAs(pool);
            assertThat(Pool.made).isEqualTo(1);
        }
    }

    @Test
    void it_has_the_properties_of_the_settings() throws IOException {
        try (DroverRuntime runtime = started(
                "drover.bean.pool = " + Pool.class.getName(),
                "drover.bean.pool.password = #bean or {{env:PASSWORD}}",
                "drover.bean.pool.size =",
                "drover.bean.pool.other = #bean:second",
                "drover.bean.second = " + Pool.class.getName(),
                "drover.bean.second.size = 7")) {
            Pool pool = pool(runtime.context());

            assertThat(pool.password).isEqualTo("#bean or s3cr3t");
            assertThat(pool.size).isEqualTo(3);
            assertThat(pool.other)
                    .isInstanceOfSatisfying(
                            Pool.class, second -> assertThat(second.size).isEqualTo(7));
        }
    }

    @Test
    void it_is_closed_with_the_runtime() throws IOException {
        Pool pool;
        try (DroverRuntime runtime = started("drover.bean.pool = " + Pool.class.getName())) {
            pool = pool(runtime.context());
            assertThat(pool.closed).isFalse();
        }

        assertThat(pool.closed).isTrue();
    }

    @Test
    void a_property_that_is_none_is_named() throws IOException {
        try (DroverRuntime runtime =
                started("drover.bean.pool = " + Pool.class.getName(), "drover.bean.pool.sise = 1")) {
            assertThatThrownBy(() -> pool(runtime.context()))
                    .hasMessage("drover.bean.pool.sise is set, but " + Pool.class.getName() + " has no property sise");
        }
    }

    @Test
    void a_value_that_is_not_taken_is_not_told() throws IOException {
        try (DroverRuntime runtime =
                started("drover.bean.pool = " + Pool.class.getName(), "drover.bean.pool.size = s3cr3t")) {
            assertThatThrownBy(() -> pool(runtime.context()))
                    .hasStackTraceContaining("drover.bean.pool.size has a value that")
                    .satisfies(failure -> assertThat(failure).asString().doesNotContain("s3cr3t"));
        }
    }

    @Test
    void a_class_that_is_missing_is_named() throws IOException {
        try (DroverRuntime runtime = started("drover.bean.pool = com.example.Missing")) {
            assertThatThrownBy(() -> pool(runtime.context()))
                    .hasStackTraceContaining("drover.bean.pool is 'com.example.Missing', but there is no such class");
        }
    }

    private static Pool pool(CamelContext context) {
        return context.getRegistry().lookupByNameAndType("pool", Pool.class);
    }

    private DroverRuntime started(String... settings) throws IOException {
        Files.write(folder.resolve("application.properties"), List.of(settings));
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("one.camel.yaml"), """
                - route:
                    id: one
                    from:
                      uri: direct:one
                      steps:
                        - log: one
                """);
        return DroverRuntime.started(RuntimeOptions.of(new Folders(folder, routes), Map.of("PASSWORD", "s3cr3t")));
    }
}
