package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.ServerVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The version is asked when it is needed, and again when there is a doubt; a newer one is told once. */
class ServerVersionsTest {
    private Runnable meanwhile = () -> {};
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<ServerVersion> server = new AtomicReference<>(new ServerVersion(2, 7, 5));
    private final ServerVersions versions = new ServerVersions("Immich at test", () -> {
        asked.incrementAndGet();
        meanwhile.run();
        return server.get();
    });

    private String log(Runnable run) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private void twoRuns() {
        versions.now();
        versions.forget();
        versions.now();
    }

    @Test
    void the_version_is_asked_once_until_it_is_forgotten() {
        versions.now();
        versions.now();
        assertThat(asked).hasValue(1);

        server.set(new ServerVersion(3, 1, 0));
        versions.forget();

        assertThat(versions.now()).isEqualTo(new ServerVersion(3, 1, 0));
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_answer_that_was_on_its_way_when_it_was_forgotten_is_not_kept() {
        meanwhile = this::forgetAtFirst;
        versions.now();

        versions.now();
        versions.now();

        assertThat(asked).hasValue(2);
    }

    private void forgetAtFirst() {
        if (asked.get() == 1) {
            versions.forget();
        }
    }

    @Test
    void a_newer_version_is_told_once_and_used_as_the_newest_known() {
        server.set(new ServerVersion(4, 0, 0));

        assertThat(log(this::twoRuns)).containsOnlyOnce("Immich at test: the server is Immich 4.0.0, newer than 3.1.0");
        assertThat(AssetOperations.GET_ASSET_INFO.isIn(versions.now())).isTrue();
        assertThat(AssetOperations.GET_RANDOM.isIn(versions.now())).isFalse();
    }

    @Test
    void a_newer_patch_is_nothing_to_tell() {
        server.set(new ServerVersion(3, 1, 9));

        assertThat(log(this::twoRuns)).isEmpty();
    }
}
