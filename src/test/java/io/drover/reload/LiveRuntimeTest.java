package io.drover.reload;

import static io.drover.reload.LiveFolders.answering;
import static io.drover.reload.LiveFolders.asking;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved runs after two looks, or is refused; whatever it is not about runs on. */
class LiveRuntimeTest {
    @TempDir
    private Path home;

    private LiveFolders folders;

    @BeforeEach
    void start() throws IOException {
        folders = new LiveFolders(home)
                .settings("word = one\n")
                .save("first", answering("first", "{{word}}"))
                .save("second", asking("second", "first"))
                .save("third", answering("third", "three"))
                .start();
    }

    @AfterEach
    void close() {
        folders.close();
    }

    @Test
    void a_route_that_is_edited_runs_as_it_is_saved_and_the_others_are_the_same() throws IOException {
        Route second = folders.context().getRoute("second");
        Route third = folders.context().getRoute("third");
        folders.save("first", answering("first", "another"));

        folders.look();

        assertThat(folders.ask("second")).isEqualTo("another");
        assertThat(folders.context().getRoute("second")).isSameAs(second);
        assertThat(folders.context().getRoute("third")).isSameAs(third);
        assertThat(folders.applied()).containsExactly("first.camel.yaml changed");
        assertThat(folders.refused()).isEmpty();
    }

    @Test
    void a_file_is_taken_over_at_the_second_look_that_finds_it_the_same() throws IOException {
        folders.save("first", answering("first", "another"));

        folders.live().look();
        assertThat(folders.ask("first")).isEqualTo("one");
        folders.live().look();
        assertThat(folders.ask("first")).isEqualTo("another");
    }

    @Test
    void a_file_that_is_added_runs() throws IOException {
        folders.save("fourth", asking("fourth", "third"));

        folders.look();

        assertThat(folders.ask("fourth")).isEqualTo("three");
        assertThat(folders.applied()).containsExactly("fourth.camel.yaml added");
    }

    @Test
    void a_file_that_is_deleted_runs_no_more() throws IOException {
        folders.delete("second");

        folders.look();

        assertThat(folders.ids()).containsExactly("first", "third");
        assertThat(folders.applied()).containsExactly("second.camel.yaml deleted");
    }

    @Test
    void a_file_that_others_need_is_not_deleted_and_the_reason_is_told_once() throws IOException {
        folders.delete("first");

        folders.look();
        folders.look();

        assertThat(folders.ask("second")).isEqualTo("one");
        assertThat(folders.refused()).hasSize(1);
        assertThat(folders.refused().get(0)).contains("second.camel.yaml", "no route begins with direct:first");
    }

    @Test
    void the_last_file_is_not_deleted() throws IOException {
        folders.delete("first");
        folders.delete("second");
        folders.delete("third");

        folders.look();
        folders.look();

        assertThat(folders.ids()).containsExactly("first", "second", "third");
        assertThat(folders.refused())
                .containsExactly(
                        "the routes folder " + folders.routes() + " holds no *.camel.yaml file that can be read");
    }

    @Test
    void a_file_that_is_renamed_runs_on_as_it_is_and_is_found_under_its_new_name() throws IOException {
        Route first = folders.context().getRoute("first");
        folders.rename("first", "uno");

        folders.look();

        assertThat(folders.context().getRoute("first")).isSameAs(first);
        assertThat(folders.applied()).containsExactly("first.camel.yaml renamed to uno.camel.yaml");

        folders.save("uno", answering("first", "another"));
        folders.look();

        assertThat(folders.ask("second")).isEqualTo("another");
        assertThat(folders.ids()).containsExactly("first", "second", "third");
    }

    @Test
    void a_file_that_is_touched_is_no_edit() throws IOException {
        Route first = folders.context().getRoute("first");
        Files.setLastModifiedTime(folders.route("first"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        folders.look();

        assertThat(folders.context().getRoute("first")).isSameAs(first);
        assertThat(folders.applied()).isEmpty();
    }

    @Test
    void a_broken_edit_is_refused_once_with_its_place_and_the_version_before_runs_on() throws IOException {
        folders.save("first", answering("first", "another").replace("setBody", "setBdy"));

        folders.look();
        folders.look();

        assertThat(folders.ask("second")).isEqualTo("one");
        assertThat(folders.refused()).hasSize(1);
        assertThat(folders.refused().get(0))
                .startsWith(folders.route("first") + ":6")
                .contains("there is no step 'setBdy'; did you mean 'setBody'?");
        assertThat(folders.applied()).isEmpty();
    }

    @Test
    void two_routes_with_one_id_are_refused_by_the_names_of_both_files() throws IOException {
        folders.save("fourth", answering("first", "another").replace("direct:first", "direct:fourth"));

        folders.look();

        assertThat(folders.ask("second")).isEqualTo("one");
        assertThat(folders.ids()).containsExactly("first", "second", "third");
        assertThat(folders.refused()).hasSize(1);
        assertThat(folders.refused().get(0))
                .contains(
                        folders.route("first").toString(),
                        folders.route("fourth").toString(),
                        "'first'");
    }

    @Test
    void a_broken_edit_can_be_repaired() throws IOException {
        folders.save("first", "- route:\n    from: [");
        folders.look();
        folders.save("first", answering("first", "another"));

        folders.look();

        assertThat(folders.ask("second")).isEqualTo("another");
    }

    @Test
    void a_broken_file_does_not_hold_back_the_good_one_saved_with_it() throws IOException {
        folders.save("first", "- route:\n    from: [");
        folders.save("third", answering("third", "four"));

        folders.look();

        assertThat(folders.ask("first")).isEqualTo("one");
        assertThat(folders.ask("third")).isEqualTo("four");
        assertThat(folders.refused()).hasSize(1);
    }

    @Test
    void a_broken_file_does_not_hold_back_what_is_saved_later_and_is_not_told_again() throws IOException {
        folders.save("first", "- route:\n    from: [");
        folders.look();
        folders.save("third", answering("third", "four"));

        folders.look();

        assertThat(folders.ask("third")).isEqualTo("four");
        assertThat(folders.refused()).hasSize(1);
    }

    @Test
    void a_setting_lets_the_routes_begin_anew_that_are_built_with_it() throws IOException {
        Route third = folders.context().getRoute("third");
        folders.settings("word = two\n");

        folders.look();

        assertThat(folders.ask("second")).isEqualTo("two");
        assertThat(folders.context().getRoute("third")).isSameAs(third);
        assertThat(folders.applied()).containsExactly("word changed");
    }

    @Test
    void a_setting_without_which_a_route_cannot_be_built_is_not_taken_away() throws IOException {
        folders.settings("wort = two\n");

        folders.look();

        assertThat(folders.ask("first")).isEqualTo("one");
        assertThat(folders.refused()).hasSize(1);
        assertThat(folders.refused().get(0)).contains("there is no setting 'wort'", "did you mean 'word'?");
    }

    @Test
    void a_setting_of_a_component_lets_all_begin_anew() throws IOException {
        CamelContext before = folders.context();
        folders.settings("word = one\ncamel.component.direct.timeout = 1000\n");

        folders.look();

        assertThat(folders.context()).isNotSameAs(before);
        assertThat(folders.ask("second")).isEqualTo("one");
        assertThat(folders.ids()).containsExactly("first", "second", "third");
    }

    @Test
    void a_route_of_a_kamelet_is_edited_while_another_one_uses_the_same() throws IOException {
        folders.kamelet("greeting", greeting("hello"));
        folders.save("fourth", using("fourth", "greeting")).save("fifth", using("fifth", "greeting"));
        folders.look();
        assertThat(folders.refused()).isEmpty();
        assertThat(folders.ask("fourth")).isEqualTo("hello");
        assertThat(folders.ask("fifth")).isEqualTo("hello");
        CamelContext context = folders.context();
        int routes = context.getRoutesSize();

        for (String name : List.of("fourth", "fifth", "fourth")) {
            folders.save(name, folders.text(name) + "# edited\n");
            folders.look();

            assertThat(folders.ask("fourth")).isEqualTo("hello");
            assertThat(folders.ask("fifth")).isEqualTo("hello");
            assertThat(context.getRoutesSize()).isEqualTo(routes);
        }
        assertThat(folders.context()).isSameAs(context);

        folders.delete("fourth");
        folders.delete("fifth");
        folders.look();

        assertThat(context.getRoutesSize()).isEqualTo(3);
    }

    @Test
    void a_kamelet_that_is_edited_is_another_one_for_the_routes_that_use_it() throws IOException {
        folders.kamelet("greeting", greeting("hello")).save("fourth", using("fourth", "greeting"));
        folders.look();
        folders.kamelet("greeting", greeting("good morning"));

        folders.look();

        assertThat(folders.ask("fourth")).isEqualTo("good morning");
        assertThat(folders.ask("second")).isEqualTo("one");

        folders.kamelet("greeting", "kind: [");
        folders.look();

        assertThat(folders.ask("fourth")).isEqualTo("good morning");
        assertThat(folders.refused()).isNotEmpty().allMatch(sentence -> sentence.contains("greeting.kamelet.yaml:1"));
    }

    private static String using(String id, String kamelet) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - to: kamelet:%s
                """.formatted(id, id, kamelet);
    }

    private static String greeting(String word) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: greeting
                  labels:
                    camel.apache.org/kamelet.type: action
                spec:
                  definition:
                    title: Greeting
                    description: Says a word.
                    type: object
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody: {constant: "%s"}
                """.formatted(word);
    }

    @Test
    void a_route_moves_from_one_file_to_another() throws IOException {
        folders.save("first", answering("fourth", "four"));
        folders.save("third", answering("third", "three") + answering("first", "moved"));

        folders.look();

        assertThat(folders.refused()).isEmpty();
        assertThat(folders.ask("second")).isEqualTo("moved");
        assertThat(folders.ids()).containsExactly("first", "fourth", "second", "third");
    }
}
