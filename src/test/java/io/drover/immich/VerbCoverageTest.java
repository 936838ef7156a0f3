package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.Operations;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every operation of the table has a case in the contract of the verbs, and servers of both kinds have to keep it. */
class VerbCoverageTest {
    @Test
    void every_operation_has_a_case() {
        Set<String> exercised = contracts(SandboxVerbContractTest.class)
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Exercises.class))
                .filter(Objects::nonNull)
                .flatMap(exercises -> Arrays.stream(exercises.value()))
                .collect(Collectors.toSet());

        assertThat(exercised)
                .containsExactlyInAnyOrderElementsOf(
                        Operations.all().stream().map(ApiOperation::id).toList());
    }

    @Test
    void a_real_server_is_held_to_the_same_cases() {
        assertThat(contracts(LiveVerbContractTest.class))
                .containsExactlyInAnyOrderElementsOf(
                        contracts(SandboxVerbContractTest.class).toList());
    }

    private static Stream<Class<?>> contracts(Class<?> test) {
        return Arrays.stream(test.getDeclaredClasses())
                .filter(one -> one.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .filter(contract -> contract != VerbContractBase.class);
    }
}
