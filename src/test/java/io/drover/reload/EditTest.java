package io.drover.reload;

import static io.drover.reload.LiveFolders.answering;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import io.drover.runtime.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shortest way from what runs to what is wanted; and back, where a part of it is wrong. */
class EditTest {
    private static final RouteSource FIRST = route("first", answering("first", "{{word}}"));
    private static final RouteSource SECOND = route("second", answering("second", "two"));
    private static final Setup RUNNING = setup("word = one", FIRST, SECOND);

    @Test
    void what_is_the_same_is_no_edit() {
        Edit edit = Edit.between(RUNNING, setup("# another comment\nword: one", FIRST, SECOND));

        assertThat(edit.leaving()).isEmpty();
        assertThat(edit.coming()).isEmpty();
        assertThat(edit.whole()).isFalse();
        assertThat(edit.words()).isEmpty();
    }

    @Test
    void a_renamed_file_is_not_exchanged_unless_a_setting_of_it_is_another_one() {
        RouteSource uno = route("uno", FIRST.text());

        Edit renamed = Edit.between(RUNNING, setup("word = one", SECOND, uno));
        Edit both = Edit.between(RUNNING, setup("word = eins", SECOND, uno));

        assertThat(renamed.renamed()).containsEntry(FIRST, uno);
        assertThat(renamed.coming()).isEmpty();
        assertThat(both.renamed()).isEmpty();
        assertThat(both.leaving()).containsExactly(FIRST);
        assertThat(both.coming()).containsExactly(uno);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"camel.component.immich.maxUploads = 3", "camel.main.name = x", "drover.bean.pool.size = 3"})
    void what_is_set_on_objects_begins_all_anew(String setting) {
        assertThat(Edit.between(RUNNING, setup("word = one\n" + setting, FIRST, SECOND))
                        .whole())
                .isTrue();
    }

    @Test
    void a_setting_counts_by_way_of_others_too() {
        Setup running = setup("word = {{base}}\nbase = one", FIRST, SECOND);

        Edit edit = Edit.between(running, setup("word = {{base}}\nbase = eins", FIRST, SECOND));

        assertThat(edit.coming()).containsExactly(FIRST);
    }

    @Test
    void a_setting_that_messages_ask_for_exchanges_nothing() {
        RouteSource asking = route("asking", answering("asking", "${properties:word}"));

        Edit edit = Edit.between(setup("word = one", asking), setup("word = two", asking));

        assertThat(edit.coming()).isEmpty();
        assertThat(edit.words()).containsExactly("word changed");
    }

    @Test
    void a_key_that_is_made_of_another_setting_may_be_any() {
        RouteSource composed = route("composed", answering("composed", "{{of.{{kind}}}}"));

        Edit edit = Edit.between(setup("of.a = 1\nkind = a", composed), setup("of.a = 2\nkind = a", composed));

        assertThat(edit.coming()).containsExactly(composed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- routeConfiguration:\n", "- beans:\n", "- routeTemplate:\n", "- rest:\n", "-\n  route:\n"})
    void what_others_share_begins_all_anew(String item) {
        RouteSource shared = route("shared", item);

        assertThat(Edit.between(RUNNING, setup("word = one", FIRST, SECOND, shared))
                        .whole())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a comment\n- route:\n    id: a\n", "---\n- from:\n    uri: direct:a\n", "-   route:\n"})
    void a_file_of_routes_alone_is_exchanged_alone(String text) {
        assertThat(Edit.between(RUNNING, setup("word = one", FIRST, SECOND, route("more", text)))
                        .whole())
                .isFalse();
    }

    @Test
    void the_file_that_a_problem_is_about_stays_and_the_others_are_taken() {
        RouteSource broken = route("first", "broken");
        RouteSource good = route("second", answering("second", "zwei"));
        Problem problem = Problem.at(FIRST.file(), 1, null, "is wrong", null);

        Setup left = new Fallback(RUNNING).without(setup("word = eins", broken, good), List.of(problem));

        assertThat(left).isEqualTo(setup("word = eins", FIRST, good));
    }

    @Test
    void a_file_is_not_deleted_while_its_new_name_is_wrong_and_any_other_is() {
        RouteSource broken = route("uno", FIRST.text().replace("setBody", "setBdy"));
        Problem problem = Problem.at(broken.file(), 1, null, "is wrong", null);
        Fallback fallback = new Fallback(RUNNING);

        Setup renamed = fallback.without(setup("word = one", SECOND, broken), List.of(problem));
        Setup deleted = fallback.without(setup("word = one", FIRST, broken), List.of(problem));

        assertThat(renamed).isEqualTo(RUNNING);
        assertThat(deleted).isEqualTo(setup("word = one", FIRST));
    }

    @Test
    void what_belongs_to_no_edited_file_takes_back_deletions_then_settings_then_all() {
        Problem problem = Problem.of("something is wrong");
        RouteSource good = route("second", answering("second", "zwei"));
        Fallback fallback = new Fallback(RUNNING);

        Setup first = fallback.without(setup("word = eins", good), List.of(problem));
        Setup second = fallback.without(first, List.of(problem));
        Setup third = fallback.without(second, List.of(problem));

        assertThat(first).isEqualTo(setup("word = eins", FIRST, good));
        assertThat(second).isEqualTo(setup("word = one", FIRST, good));
        assertThat(third).isEqualTo(RUNNING);
    }

    private static RouteSource route(String name, String text) {
        return new RouteSource(Path.of("routes", name + ".camel.yaml"), text);
    }

    private static Setup setup(String settings, RouteSource... routes) {
        return new Setup(
                new RouteSource(Path.of("config", "application.properties"), settings),
                Stream.of(routes).toList(),
                List.of());
    }
}
