package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.testing.OtherProcess;
import io.drover.testing.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process a data folder; the second one is told who has it. */
class ProcessLockTest {
    private static final Clock NOON = new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void nameFolder() {
        data = new DataFolder(folder, "test");
    }

    @Test
    void a_freed_lock_can_be_taken_again() {
        ProcessLock.take(data, "run", NOON).close();

        ProcessLock.take(data, "run", NOON).close();
    }

    @Test
    void a_second_process_is_told_who_has_the_folder_and_since_when() throws Exception {
        try (OtherProcess holder = OtherProcess.start(Holder.class, folder.toString())) {
            assertThat(holder.waitForLine("locked")).isTrue();

            assertThatThrownBy(() -> ProcessLock.take(data, "upload", NOON))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the data folder " + folder + " is in use by process " + holder.pid()
                            + " (drover run, since 2026-01-01T12:00:00Z): wait for it, stop it, or name another folder"
                            + " by --data");
        }
    }

    @Test
    void a_killed_process_frees_its_lock() throws Exception {
        try (OtherProcess holder = OtherProcess.start(Holder.class, folder.toString())) {
            assertThat(holder.waitForLine("locked")).isTrue();

            holder.kill();

            ProcessLock.take(data, "run", NOON).close();
        }
    }

    @Test
    void the_same_process_cannot_take_it_twice() {
        try (ProcessLock lock = ProcessLock.take(data, "run", NOON)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> ProcessLock.take(data, "upload", NOON))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("drover run");
        }
    }

    /** Takes the lock and keeps it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            ProcessLock lock = ProcessLock.take(new DataFolder(Path.of(args[0]), "test"), "run", NOON);
            System.out.println(lock == null ? "not locked" : "locked");
            new CountDownLatch(1).await();
        }
    }
}
