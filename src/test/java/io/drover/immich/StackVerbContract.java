package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.Stack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs on stacks. */
abstract class StackVerbContract extends VerbContractBase {
    StackVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises({"createStack", "getStack", "searchStacks"})
    void a_stack_is_made_read_and_found() throws IOException {
        List<String> assets = List.of(uploaded(), uploaded());

        Message made = done("createStack", assets);
        Stack stack = made.getBody(Stack.class);
        removedLater(stack.id(), "deleteStack");

        assertThat(made.getHeader("CamelImmichStackId")).isEqualTo(stack.id());
        assertThat(stack.primaryAssetId()).isEqualTo(assets.get(0));
        assertThat(answer("getStack", stack, Stack.class).assets())
                .extracting(Asset::id)
                .containsExactlyElementsOf(assets);
        assertThat(answers("searchStacks", Map.of("primaryAssetId", assets.get(0)), Stack.class))
                .extracting(Stack::id)
                .containsExactly(stack.id());
        assertThat(refused("getStack", NOWHERE)).contains("Not found or no stack.read access");
        assertThat(refused("createStack", List.of(assets.get(0), NOWHERE)))
                .contains("Not found or no asset.update access");
        assertThat(refusedUnsent("createStack", Map.of("assetIds", "one"), Map.of()))
                .contains("the field assetIds must be a list", "'one'");
    }

    @Test
    @Exercises("updateStack")
    void another_asset_comes_on_top() throws IOException {
        List<String> assets = List.of(uploaded(), uploaded());
        Stack stack = answer("createStack", assets, Stack.class);
        removedLater(stack.id(), "deleteStack");

        Stack changed =
                answer("updateStack", Map.of("stackId", stack.id(), "primaryAssetId", assets.get(1)), Stack.class);

        assertThat(changed.primaryAssetId()).isEqualTo(assets.get(1));
        assertThat(refused("updateStack", Map.of("stackId", stack.id(), "primaryAssetId", uploaded())))
                .contains("Primary asset must be in the stack");
        assertThat(refused("updateStack", Map.of("stackId", NOWHERE, "primaryAssetId", assets.get(1))))
                .contains("Not found or no stack.update access");
    }

    @Test
    @Exercises({"deleteStack", "deleteStacks"})
    void stacks_are_taken_apart_and_one_that_is_not_there_is_told_alone() throws IOException {
        String one = stack();
        List<String> ids = List.of(stack(), NOWHERE, stack());

        done("deleteStack", one);
        Message message = done("deleteStacks", ids);

        assertThat(outcomes(message)).containsExactly("done", "Not found or no stack.delete access", "done");
        assertThat(refused("getStack", one)).contains("Not found or no stack.read access");
        assertThat(refused("getStack", ids.get(2))).contains("Not found or no stack.read access");
        assertThat(refused("deleteStack", one)).contains("Not found or no stack.delete access");
    }

    @Test
    @Exercises("deleteStacks")
    void no_stacks_are_no_call() {
        assertThat(outcomes(done("deleteStacks", List.of()))).isEmpty();
        assertThat(requests()).isEmpty();
    }

    private String stack() throws IOException {
        return answer("createStack", List.of(uploaded(), uploaded()), Stack.class)
                .id();
    }
}
