package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.NobodyThere;
import io.drover.testing.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** PostgreSQL's trouble is said in one sentence, without the password. */
class PostgresStoreTest {
    private static final DataFolder UNUSED = new DataFolder(Path.of("/nowhere"), "test");

    @Test
    void a_server_that_cannot_be_reached_is_named() {
        try (NobodyThere nobody = new NobodyThere()) {
            String address = "jdbc:postgresql://localhost:" + nobody.port() + "/drover";

            assertThatThrownBy(() -> Stores.open(UNUSED, StoreAddress.of(address + "?user=u&password=secret")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("PostgreSQL at " + address + " cannot be used: ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void an_address_that_is_none_is_refused_without_its_password() {
        assertThatThrownBy(() -> Stores.open(UNUSED, StoreAddress.of("jdbc:postgresql://h:port/d?password=secret")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the address of the database must be jdbc:postgresql://HOST[:PORT]/DATABASE, is"
                        + " 'jdbc:postgresql://h:port/d'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void the_second_start_finds_the_schema_and_reads_need_it() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            String url = postgres.emptyDatabase();
            assertThatThrownBy(() -> Stores.openReadOnly(UNUSED, StoreAddress.of(url)))
                    .hasMessageContaining("holds no ledger yet");

            Stores.open(UNUSED, StoreAddress.of(url)).close();

            Stores.open(UNUSED, StoreAddress.of(url)).close();
            try (Store store = Stores.openReadOnly(UNUSED, StoreAddress.of(url))) {
                assertThat(store.location()).doesNotContain("user=");
            }
        }
    }
}
