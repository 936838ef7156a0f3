package io.drover.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ingest.FileState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What library:dispose may be told, and what it refuses. */
class DisposalTest {

    @Test
    void without_options_it_does_as_the_running_library_says_with_what_the_server_holds() {
        Disposal disposal = Disposal.parse("keep", null, null);

        assertThat(disposal.after()).isNull();
        assertThat(disposal.states()).containsExactlyInAnyOrder(FileState.UPLOADED, FileState.DUPLICATE);
    }

    @Test
    void a_move_may_name_states_in_which_the_server_holds_nothing() {
        Disposal disposal = Disposal.parse("move:.failed", "/inbox", "rejected, unsupported");

        assertThat(disposal.after()).isEqualTo(new After.Move(Path.of("/inbox/.failed")));
        assertThat(disposal.states()).containsExactlyInAnyOrder(FileState.REJECTED, FileState.UNSUPPORTED);
    }

    @Test
    void a_delete_may_not() {
        assertThatThrownBy(() -> Disposal.parse("delete", "/inbox", "uploaded,rejected"))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("states: 'uploaded,rejected'")
                .hasMessageContaining("allowed: uploaded, duplicate");
    }

    @Test
    void it_has_to_know_where_files_come_from() {
        assertThatThrownBy(() -> Disposal.parse("move:.done", " ", null))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("source:");
    }

    @Test
    void a_misspelt_state_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Disposal.parse("move:.failed", "/inbox", "rejectd"))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("'rejectd'")
                .hasMessageContaining("rejected");
    }
}
