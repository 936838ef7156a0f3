package io.drover.livephoto;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.Store;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Halves are found by their name in their folder and by their identifier, for the target that they are for. */
abstract class HalvesContract {
    private static final int TARGET = 1;
    private static final Half STILL = new Half(
            new HalfPlace("/a", "IMG_1.HEIC"), HalfKind.STILL, "X", Instant.parse("2024-05-01T08:00:00Z"), "s", null);
    private static final Half VIDEO = new Half(new HalfPlace("/b", "IMG_2.MOV"), HalfKind.VIDEO, "X", null, "v", null);

    private Store store;
    private Halves halves;

    abstract Store emptyStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
        halves = new Halves(store);
        halves.remember(TARGET, STILL);
        halves.remember(TARGET, VIDEO);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_half_is_found_by_its_name_whatever_the_case() {
        assertThat(halves.family(TARGET, new HalfPlace("/a", "img_1.mov"), null).members())
                .containsExactly(STILL);
    }

    @Test
    void a_half_is_found_by_its_identifier_in_any_folder_once() {
        assertThat(halves.family(TARGET, STILL.place(), "X").members()).containsExactlyInAnyOrder(STILL, VIDEO);
        assertThat(halves.family(TARGET, new HalfPlace("/c", "c.mov"), "Y").members())
                .isEmpty();
    }

    @Test
    void another_target_has_its_own() {
        assertThat(halves.family(2, STILL.place(), "X").members()).isEmpty();
    }

    @Test
    void what_was_joined_stays_so_for_the_same_asset_alone() {
        halves.joined(TARGET, STILL, VIDEO);
        halves.remember(TARGET, STILL);

        assertThat(halves.family(TARGET, STILL.place(), "X").members())
                .containsExactlyInAnyOrder(STILL.joinedWith("v"), VIDEO.joinedWith("s"));

        Half anew = new Half(STILL.place(), HalfKind.STILL, "X", null, "another", null);
        halves.remember(TARGET, anew);

        assertThat(halves.family(TARGET, STILL.place(), null).members()).containsExactly(anew);
    }

    @Test
    void what_is_forgotten_is_not_found() {
        halves.forget(TARGET, VIDEO.place());

        assertThat(halves.family(TARGET, STILL.place(), "X").members()).containsExactly(STILL);
    }
}
