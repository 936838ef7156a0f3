package io.drover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.AssetUpload;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.EntryDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of assets come by the shipped route, before the sink hears of them, and only where a setting asks for them. */
@Timeout(120)
class AssetsRouteTest {
    @TempDir
    private Path folder;

    private StackRun run;

    @BeforeEach
    void open() throws Exception {
        run = new StackRun(folder);
        run.server.content().publish(EntryDraft.of("article", "blt1", "en-us", "One"));
        run.server.content().save(new AssetUpload("blt2", "logo.png", "image/png", "a logo".getBytes(UTF_8)));
        run.server.content().publish(ContentKey.asset("blt2", "en-us"));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void files_are_there_when_the_sink_has_the_batch() throws Exception {
        Path assets = Files.createDirectory(folder.resolve("assets"));
        run.with("drover.contentstack.assets.directory", assets.toString()).start();

        run.awaitTold(2);

        assertThat(run.told()).containsExactlyInAnyOrder("entry/article/blt1/en-us", "asset/blt2/en-us");
        assertThat(assets.resolve("blt2/en-us/logo.png")).hasContent("a logo");
    }

    @Test
    void a_file_that_cannot_be_had_holds_the_batch_until_it_can() throws Exception {
        Path assets = Files.createDirectory(folder.resolve("assets"));
        run.server.addFaults("stack-asset: status 500 x1");
        run.with("drover.contentstack.assets.directory", assets.toString())
                .with("drover.retry.delay", "10")
                .start();

        run.awaitTold(2);

        assertThat(assets.resolve("blt2/en-us/logo.png")).hasContent("a logo");
    }

    @Test
    void without_the_setting_no_file_is_asked_for() throws Exception {
        run.start();

        run.awaitTold(2);

        assertThat(run.server.requests(StackOperation.STACK_ASSET)).isZero();
    }
}
