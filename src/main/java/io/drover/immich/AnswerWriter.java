package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.Operations;
import io.drover.immich.api.model.IdResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * Brings answers into messages: the record or the list is the body, and where it is one thing with an id that other
 * operations take, the header of that id is set. An operation that gives nothing leaves the body as it was, so that a
 * route can go on with it.
 */
final class AnswerWriter {
    private static final Set<String> PUBLIC_NAMES = Operations.all().stream()
            .flatMap(operation -> Arrays.stream(operation.request().getRecordComponents())
                    .map(component -> operation.publicName(component.getName())))
            .collect(Collectors.toUnmodifiableSet());

    private AnswerWriter() {}

    static void write(ApiOperation<?, ?> operation, Object answer, Message message) {
        if (operation.givesNothing()) {
            return;
        }
        message.setBody(answer);
        if (answer instanceof Record record) {
            String name = AnswerIds.publicName(record.getClass());
            String id = AnswerIds.of(record);
            if (id != null && PUBLIC_NAMES.contains(name)) {
                message.setHeader(RequestField.header(name), id);
            }
        }
    }

    /** What became of many: the body, and the number of those that failed as a header. */
    static void write(List<IdResult> results, Message message) {
        message.setBody(results);
        message.setHeader(ImmichConstants.FAILED, (int)
                results.stream().filter(result -> !result.success()).count());
    }
}
