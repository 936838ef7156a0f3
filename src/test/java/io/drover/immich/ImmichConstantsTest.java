package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.Operations;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.UriPath;
import org.junit.jupiter.api.Test;

/** What the component says of itself is what the table of operations says. */
class ImmichConstantsTest {
    /** What answers tell in headers, and no request takes. */
    private static final List<String> ANSWERS =
            List.of(ImmichConstants.ACTION, ImmichConstants.FAILED, ImmichConstants.STATUS);

    @Test
    void there_is_a_constant_for_every_component_of_every_request_and_no_other() throws Exception {
        Set<String> taken = Operations.all().stream()
                .flatMap(operation -> RequestShape.of(operation).fields().stream())
                .map(RequestField::header)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> declared = new TreeSet<>();
        for (Field field : ImmichConstants.class.getFields()) {
            declared.add((String) field.get(null));
        }
        declared.removeAll(ANSWERS);

        assertThat(declared).isEqualTo(taken);
    }

    @Test
    void a_component_s_public_name_means_no_two_components_of_one_request() {
        assertThat(Operations.all())
                .allSatisfy(operation ->
                        assertThat(RequestShape.of(operation).names()).doesNotHaveDuplicates());
    }

    @Test
    void the_endpoint_names_every_operation_the_joining_of_live_photos_and_the_feed_of_changes() throws Exception {
        UriPath path = ImmichEndpoint.class.getDeclaredField("operation").getAnnotation(UriPath.class);

        assertThat(Arrays.asList(path.enums().split(",")))
                .containsExactlyElementsOf(Stream.concat(
                                Operations.all().stream().map(ApiOperation::id), Stream.of("joinLivePhoto", "changes"))
                        .toList());
    }
}
