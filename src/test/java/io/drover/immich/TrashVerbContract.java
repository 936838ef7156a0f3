package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Count;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs on the trash. */
abstract class TrashVerbContract extends VerbContractBase {
    TrashVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises("restoreAssets")
    void assets_come_out_of_the_trash_and_one_that_is_not_there_is_told_alone() throws IOException {
        List<String> ids = List.of(uploaded(), NOWHERE, uploaded());
        done("deleteAssets", ids);

        Message message = done("restoreAssets", ids);

        assertThat(outcomes(message)).containsExactly("done", "Not found or no asset.delete access", "done");
        assertThat(asset(ids.get(0)).isTrashed()).isFalse();
        assertThat(asset(ids.get(2)).isTrashed()).isFalse();
    }

    @Test
    @Exercises("restoreTrash")
    void everything_comes_out_of_the_trash() throws IOException {
        needsAServerOfItsOwn(); // all that lies in the trash is meant
        String id = uploaded();
        done("deleteAssets", List.of(id));

        assertThat(answer("restoreTrash", null, Count.class).count()).isEqualTo(1);

        assertThat(asset(id).isTrashed()).isFalse();
    }

    @Test
    @Exercises("emptyTrash")
    void the_trash_is_emptied_for_good() throws IOException {
        needsAServerOfItsOwn(); // all that lies in the trash is meant
        String trashed = uploaded();
        String kept = uploaded();
        done("deleteAssets", List.of(trashed));

        assertThat(answer("emptyTrash", null, Count.class).count()).isEqualTo(1);

        assertThat(refused("getAssetInfo", trashed)).contains("Not found or no asset.read access");
        assertThat(asset(kept).isTrashed()).isFalse();
    }
}
