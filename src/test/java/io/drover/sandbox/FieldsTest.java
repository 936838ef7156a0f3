package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each version complains about a field in its own words; what is not asked for may be anything. */
class FieldsTest {
    private static final Fields.Need REQUIRED = Fields.Need.REQUIRED;
    private static final Fields.Need OPTIONAL = Fields.Need.OPTIONAL;
    private static final String UUID = "5b74b006-7846-431c-8234-2666a01a0e3c";
    private static final String OF_VERSION_1 = "5b74b006-7846-131c-8234-2666a01a0e3c";

    @Test
    void a_body_that_keeps_the_rules_is_taken() {
        String body = "{\"a\":\"x\",\"b\":true,\"c\":[\"" + UUID + "\"],\"d\":5,\"e\":\"2018-05-06T04:08:09Z\","
                + "\"f\":\"asc\",\"g\":[\"asc\"],\"h\":null,\"other\":{}}";

        for (String version : SandboxServer.versions()) {
            Fields fields = fields(version, body)
                    .text("a", REQUIRED)
                    .flag("b", REQUIRED)
                    .uuids("c", REQUIRED, 1)
                    .integer("d", REQUIRED, 1, 5)
                    .date("e", REQUIRED)
                    .option("f", REQUIRED, List.of("asc"))
                    .options("g", REQUIRED, List.of("asc"))
                    .integer("h", Fields.Need.NULLABLE, 1, 5)
                    .texts("c", REQUIRED)
                    .text("missing", OPTIONAL);

            assertThat(refusal(fields)).as(version).isNull();
        }
    }

    @Test
    void before_3_every_rule_that_is_broken_has_its_words() {
        assertThat(words(fields("2.7.5", "").text("name", REQUIRED))).containsExactly("name must be a string");
        assertThat(words(fields("2.7.5", "").uuids("userIds", REQUIRED, 0)))
                .containsExactly(
                        "each value in userIds must be a UUID",
                        "userIds should not be empty",
                        "userIds must be an array");
        assertThat(words(fields("2.7.5", "{\"ids\":[\"" + UUID + "\"]}").uuids("ids", REQUIRED, 2)))
                .containsExactly("ids must contain at least 2 elements");
        assertThat(words(fields("2.7.5", "{\"id\":\"abc\"}").uuid("id", OPTIONAL)))
                .containsExactly("id must be a UUID");
        assertThat(words(fields("1.144.1", "{\"rating\":null}").integer("rating", OPTIONAL, -1, 5)))
                .containsExactly(
                        "rating must not be less than -1",
                        "rating must not be greater than 5",
                        "rating must be an integer number");
        assertThat(words(fields("2.7.5", "{\"rating\":9}").integer("rating", OPTIONAL, -1, 5)))
                .containsExactly("rating must not be greater than 5");
        assertThat(words(fields("2.7.5", "{\"isFavorite\":\"yes\"}").flag("isFavorite", OPTIONAL)))
                .containsExactly("isFavorite must be a boolean value");
        assertThat(words(fields("2.7.5", "").date("updatedUntil", REQUIRED)))
                .containsExactly("updatedUntil must be a Date instance", "updatedUntil should not be empty");
        assertThat(words(fields("2.7.5", "{\"order\":\"up\"}").option("order", OPTIONAL, List.of("asc", "desc"))))
                .containsExactly("order must be one of the following values: asc, desc");
        assertThat(words(fields("2.7.5", "{\"tags\":[\"\",1]}").texts("tags", REQUIRED)))
                .containsExactly("each value in tags should not be empty", "each value in tags must be a string");
    }

    @Test
    void before_3_a_date_that_is_none_is_the_only_complaint() {
        assertThatThrownBy(
                        () -> fields("2.7.5", "{\"takenAfter\":\"yesterday\"}").date("takenAfter", OPTIONAL))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"takenAfter must be a date string\"");
    }

    @Test
    void from_3_on_an_error_names_its_path_and_what_was_expected() {
        assertThat(errors(fields("3.1.0", "{}").uuids("assets", REQUIRED, 0))).isEqualTo("""
                        [{"expected":"array","code":"invalid_type","path":["assets"],\
                        "message":"Invalid input: expected array, received undefined"}]""");
        assertThat(errors(fields("3.1.0", "{\"rating\":9}").integer("rating", OPTIONAL, 1, 5)))
                .isEqualTo("""
                        [{"origin":"number","code":"too_big","maximum":5,"inclusive":true,"path":["rating"],\
                        "message":"Too big: expected number to be <=5"}]""");
        assertThat(errors(fields("3.1.0", "{\"name\":\"x\"}").option("name", REQUIRED, List.of("a", "b"))))
                .isEqualTo("""
                        [{"code":"invalid_value","values":["a","b"],"path":["name"],\
                        "message":"Invalid option: expected one of \\"a\\"|\\"b\\""}]""");
        assertThat(errors(fields("3.1.0", "{\"types\":[\"a\",\"x\"]}").options("types", REQUIRED, List.of("a"))))
                .contains("\"path\":[\"types\",1]");
        assertThat(errors(
                        fields("3.1.0", "{\"ids\":[\"" + OF_VERSION_1 + "\"]}").uuids("ids", REQUIRED, 0)))
                .contains("\"path\":[\"ids\",0],\"message\":\"Invalid UUID\"");
        assertThat(errors(fields("3.1.0", "{\"ids\":[]}").uuids("ids", REQUIRED, 2)))
                .contains("\"message\":\"Too small: expected array to have >=2 items\"");
        assertThat(errors(fields("3.1.0", "{\"size\":1.5}").integer("size", REQUIRED, 1, 5)))
                .contains("\"message\":\"Invalid input: expected int, received number\"");
        assertThat(errors(fields("3.1.0", "{\"takenAfter\":\"2018-05-06\"}").date("takenAfter", OPTIONAL)))
                .contains("\"message\":\"Invalid input: expected ISO 8601 datetime string, received string\"");
        assertThat(errors(fields("3.1.0", "{\"flag\":\"true\"}").flag("flag", OPTIONAL)))
                .contains("\"message\":\"Invalid input: expected boolean, received string\"");
    }

    @Test
    void from_3_on_a_body_that_is_none_is_refused_at_once() {
        assertThatThrownBy(() -> fields("3.1.0", ""))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(String.valueOf(refusal.errors()))
                                .contains("Invalid input: expected object, received undefined"));
    }

    @Test
    void the_versions_know_these_permissions() {
        assertThat(Permissions.of(Profile.of("1.144.1"))).hasSize(128).contains("all", "asset.replace");
        assertThat(Permissions.of(Profile.of("2.7.5"))).hasSize(156).contains("asset.edit.get", "asset.replace");
        assertThat(Permissions.of(Profile.of("3.1.0"))).hasSize(155).contains("maintenance", "asset.copy");
    }

    private static Fields fields(String version, String body) {
        return Profile.of(version).rules().fields(body.isEmpty() ? MissingNode.getInstance() : Json.constant(body));
    }

    private static List<String> words(Fields fields) {
        Refusal refusal = refusal(fields);
        return refusal == null ? List.of() : Json.texts(refusal.words());
    }

    private static String errors(Fields fields) {
        Refusal refusal = refusal(fields);
        return refusal == null ? "" : String.valueOf(refusal.errors());
    }

    private static @Nullable Refusal refusal(Fields fields) {
        try {
            fields.refuse();
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }
}
