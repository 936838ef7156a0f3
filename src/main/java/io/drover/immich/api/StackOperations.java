package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.model.CreateStack;
import io.drover.immich.api.model.DeleteStacks;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.SearchStacks;
import io.drover.immich.api.model.Stack;
import io.drover.immich.api.model.StackId;
import io.drover.immich.api.model.UpdateStack;
import java.util.List;

/** The operations on stacks. */
public final class StackOperations {
    private static final OperationRows ROWS = new OperationRows(Group.STACKS);

    public static final ApiOperation<SearchStacks, List<Stack>> SEARCH_STACKS = ROWS.get(
                    "searchStacks", "Lists stacks", "/stacks", SearchStacks.class)
            .permission("stack.read", Versions.V1_135)
            .givesList(Stack.class);

    public static final ApiOperation<CreateStack, Stack> CREATE_STACK = ROWS.post(
                    "createStack",
                    "Stacks assets; stacks that hold one of them become part of it",
                    "/stacks",
                    CreateStack.class)
            .permission("stack.create", Versions.V1_135)
            .gives(Stack.class);

    public static final ApiOperation<StackId, Stack> GET_STACK = ROWS.get(
                    "getStack", "Reads a stack", "/stacks/{id}", StackId.class)
            .permission("stack.read", Versions.V1_135)
            .named("id", "stackId")
            .gives(Stack.class);

    public static final ApiOperation<UpdateStack, Stack> UPDATE_STACK = ROWS.put(
                    "updateStack", "Changes which asset is on top of a stack", "/stacks/{id}", UpdateStack.class)
            .permission("stack.update", Versions.V1_135)
            .named("id", "stackId")
            .gives(Stack.class);

    public static final ApiOperation<StackId, Nothing> DELETE_STACK = ROWS.delete(
                    "deleteStack", "Takes a stack apart; its assets stay", "/stacks/{id}", StackId.class)
            .permission("stack.delete", Versions.V1_135)
            .named("id", "stackId")
            .givesNothing();

    public static final ApiOperation<DeleteStacks, Nothing> DELETE_STACKS = ROWS.delete(
                    "deleteStacks", "Takes stacks apart; their assets stay", "/stacks", DeleteStacks.class)
            .permission("stack.delete", Versions.V1_135)
            .named("ids", "stackIds")
            .batchAllOrNone("ids")
            .givesNothing();

    private StackOperations() {}

    static List<ApiOperation<?, ?>> all() {
        return ROWS.all();
    }
}
