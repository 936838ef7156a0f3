package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.immich.api.ApiDocument.Described;
import io.drover.immich.api.ApiDocument.Field;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.ApiOperation.Kind;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table says what the OpenAPI documents of Immich's releases say. */
class OperationTableTest {
    private static final List<ApiDocument> DOCUMENTS = ApiDocument.all();
    private static final Span ALWAYS = new Span(null, null);

    private final List<String> differences = new ArrayList<>();

    private interface Check {
        void run(ApiOperation<?, ?> operation, ApiDocument document, Described described);
    }

    private void everywhere(Check check) {
        for (ApiOperation<?, ?> operation : Operations.all()) {
            for (ApiDocument document : DOCUMENTS) {
                document.find(operation.id()).ifPresent(described -> check.run(operation, document, described));
            }
        }
    }

    private void differs(ApiOperation<?, ?> operation, ApiDocument document, String what) {
        differences.add(operation.id() + " in " + document.version() + ": " + what);
    }

    @Test
    void each_operation_is_in_the_versions_that_have_it() {
        for (ApiOperation<?, ?> operation : Operations.all()) {
            for (ApiDocument document : DOCUMENTS) {
                if (operation.isIn(document.version())
                        != document.find(operation.id()).isPresent()) {
                    differs(operation, document, "present or not");
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void each_operation_is_called_by_its_method_and_path() {
        everywhere((operation, document, described) -> {
            if (!operation.method().name().equals(described.method())
                    || !operation.path().equals(described.path())) {
                differs(operation, document, described.method() + " " + described.path());
            }
            if (operation.isList() != document.answersList(described)) {
                differs(operation, document, "a list or not");
            }
        });

        assertThat(differences).isEmpty();
    }

    @Test
    void each_operation_needs_the_permission_that_the_document_declares() {
        everywhere((operation, document, described) -> {
            JsonNode declared = described.node().path("x-immich-permission");
            String needed = operation.permissionIn(document.version());
            boolean declares = document.version().isAtLeast(Versions.V1_136);
            boolean all = operation.credentials() == Credentials.KEY || operation.credentials() == Credentials.SESSION;
            String expected = declared.isTextual() ? declared.asText() : all ? "all" : null;
            if (declares && !Objects.equals(needed, expected)) {
                differs(operation, document, "needs " + expected + ", not " + needed);
            }
        });

        assertThat(differences).isEmpty();
    }

    @Test
    void open_operations_are_those_that_want_no_credentials() {
        everywhere((operation, document, described) -> {
            boolean open = described.node().path("security").isEmpty();
            if (open != (operation.credentials() == Credentials.NONE)) {
                differs(operation, document, open ? "open" : "not open");
            }
        });

        assertThat(differences).isEmpty();
    }

    @Test
    void each_component_of_a_request_is_known_to_the_versions_that_the_table_says() {
        everywhere((operation, document, described) -> {
            Set<String> known = document.request(described).keySet();
            for (RecordComponent component : operation.request().getRecordComponents()) {
                String name = component.getName();
                boolean should = operation.spans().getOrDefault(name, ALWAYS).holds(document.version());
                boolean older = operation.former() != null
                        && !document.version().isAtLeast(operation.former().before());
                if (!operation.httpHeaders().containsKey(name) && !older && known.contains(name) != should) {
                    differs(operation, document, name + (should ? " is unknown" : " is known"));
                }
            }
        });

        assertThat(differences).isEmpty();
    }

    @Test
    void what_a_request_must_say_is_a_component_that_must_be_there() {
        everywhere((operation, document, described) -> {
            if (operation.kind() != Kind.UPLOAD) { // the rest comes of the file
                requireSaid(operation, document, operation.request(), document.request(described));
            }
        });

        assertThat(differences).isEmpty();
    }

    private void requireSaid(
            ApiOperation<?, ?> operation, ApiDocument document, Class<?> record, Map<String, Field> fields) {
        Map<String, RecordComponent> components = components(record);
        fields.forEach((name, field) -> {
            RecordComponent component = components.get(name);
            if (field.required() && (component == null || isNullable(component))) {
                differs(operation, document, record.getSimpleName() + " must say " + name);
            }
            if (!field.required() && component != null && !isNullable(component)) {
                differs(operation, document, record.getSimpleName() + " need not say " + name);
            }
            Class<?> part = component == null ? null : partOf(component);
            if (part != null) {
                requireSaid(operation, document, part, document.properties(field.schema()));
            }
        });
    }

    @Test
    void what_an_answer_always_says_is_known_and_nothing_of_it_is_lost() {
        everywhere((operation, document, described) -> {
            if (operation.answer().isRecord() && !operation.givesNothing()) {
                requireKept(operation, document, operation.answer(), document.answer(described), new HashSet<>());
            }
        });

        assertThat(differences).isEmpty();
    }

    private void requireKept(
            ApiOperation<?, ?> operation, ApiDocument document, Class<?> record, JsonNode schema, Set<Class<?>> seen) {
        if (!seen.add(record)) {
            return;
        }
        Map<String, Field> fields = document.properties(schema);
        Map<String, RecordComponent> components = components(record);
        boolean keepsOthers = components.containsKey("others");
        components.forEach((name, component) -> {
            Field field = fields.get(name);
            boolean always = field != null && field.required() && !isNullableIn(document, field.schema());
            if (!name.equals("others") && !isNullable(component) && !always) {
                differs(operation, document, record.getSimpleName() + "." + name + " may be missing");
            }
            Class<?> part = partOf(component);
            if (part != null && field != null) {
                requireKept(operation, document, part, field.schema(), seen);
            }
        });
        for (String name : fields.keySet()) {
            if (!components.containsKey(name) && !keepsOthers) {
                differs(operation, document, record.getSimpleName() + " loses " + name);
            }
        }
    }

    @Test
    void each_component_of_an_answer_is_one_that_some_version_gives() {
        Map<Class<?>, Set<String>> given = new HashMap<>();
        everywhere((operation, document, described) -> {
            if (operation.answer().isRecord()) {
                given.computeIfAbsent(operation.answer(), answer -> new HashSet<>())
                        .addAll(document.properties(document.answer(described)).keySet());
            }
        });

        given.forEach((answer, names) -> assertThat(names)
                .as(answer.getSimpleName())
                .containsAll(components(answer).keySet().stream()
                        .filter(name -> !name.equals("others"))
                        .toList()));
    }

    @Test
    void the_stream_sends_the_types_that_the_document_names_but_for_those_that_3_x_refuses() {
        List<String> refused = List.of("AssetsV1", "PartnerAssetsV1", "AlbumAssetsV1", "AssetFacesV1");
        for (ApiDocument document : DOCUMENTS) {
            Described stream = document.find("getSyncStream").orElseThrow();
            List<String> named =
                    document
                            .values(Objects.requireNonNull(
                                            document.request(stream).get("types"))
                                    .schema())
                            .stream()
                            .filter(type -> !document.version().isAtLeast(Versions.V3_0) || !refused.contains(type))
                            .sorted()
                            .toList();

            assertThat(SyncTypes.in(document.version()))
                    .as("%s", document.version())
                    .isEqualTo(named);
        }
    }

    private static Map<String, RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isNullableIn(ApiDocument document, JsonNode schema) {
        return schema.path("nullable").asBoolean()
                || document.resolved(schema).path("nullable").asBoolean();
    }

    /** The record that a component is, or that its list holds. */
    private static @Nullable Class<?> partOf(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        Type of = type instanceof AnnotatedParameterizedType parameterized
                ? parameterized.getAnnotatedActualTypeArguments()[0].getType()
                : type.getType();
        return of instanceof Class<?> part && part.isRecord() && part.getRecordComponents().length > 1 ? part : null;
    }
}
