package io.drover.sandbox.contentstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.sandbox.contentstack.StackClient.Run;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stack that changes by chance is told of so that whoever believes the runs holds what is published. */
class StackScriptTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    void the_same_seed_makes_the_same_changes() throws IOException {
        List<String> first = words(11);
        List<String> second = words(11);
        List<String> other = words(12);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void stacks_grow_and_shrink() throws IOException {
        try (ContentstackServer server = ContentstackServer.builder().start()) {
            StackScript script = new StackScript(server, new Random(5));
            List<Integer> sizes = new ArrayList<>();

            for (int i = 0; i < 200; i++) {
                Stream.generate(script::step).limit(50).forEach(words -> {});
                sizes.add(server.content().published(StateFilter.ALL).size());
            }

            assertThat(sizes).anyMatch(size -> size > 120).allMatch(size -> size < 1_500);
            int largest = sizes.indexOf(sizes.stream().max(Integer::compare).orElseThrow());
            assertThat(sizes.subList(largest, sizes.size())).anyMatch(size -> size < 60);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_follows_the_runs_holds_what_is_published(boolean coalesced) throws IOException {
        ContentstackBuilder builder = ContentstackServer.builder().clock(clock);
        try (ContentstackServer server = (coalesced ? builder.coalesced() : builder).start()) {
            StackScript script = new StackScript(server, new Random(2026));
            StackClient client = StackClient.of(server);
            StackReplica follower = new StackReplica();
            Set<String> seen = new TreeSet<>();
            Run run = client.begin();
            follower.take(run.items());

            for (int round = 0; round < 40; round++) {
                List<String> done = change(script, round);
                run = client.since(run.syncToken());
                seen.addAll(run.types());
                follower.take(run.items());

                StackReplica beginner = new StackReplica();
                beginner.take(client.begin().items());
                assertThat(follower.held())
                        .as("round %d after %s", round, done)
                        .isEqualTo(expected(server, StateFilter.ALL));
                assertThat(beginner.held()).isEqualTo(follower.held());
            }

            assertThat(String.join(",", seen).split(","))
                    .containsExactlyInAnyOrder(StackClient.allTypes().split(","));
        }
    }

    @Test
    void what_is_published_can_be_told_by_content_type_and_locale() throws IOException {
        try (ContentstackServer server =
                ContentstackServer.builder().clock(clock).start()) {
            server.content().define("article");
            StackClient client = StackClient.of(server);
            StackScript script = new StackScript(server, new Random(7));
            String[] filter = {"content_type_uid", "article", "locale", "en-gb"};
            String token = client.begin(filter).syncToken();
            StackReplica follower = new StackReplica();

            Stream.generate(script::step).limit(400).forEach(words -> {});
            follower.take(client.since(token).items());

            Map<ContentKey, JsonNode> expected =
                    expected(server, StateFilter.ALL.contentTypes("article").locales("en-gb"));
            assertThat(follower.held()).isEqualTo(expected).isNotEmpty();
        }
    }

    private List<String> change(StackScript script, int round) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            done.add(script.step());
            clock.advance(Duration.ofMillis(round % 2 * 7));
        }
        return done;
    }

    private static Map<ContentKey, JsonNode> expected(ContentstackServer server, StateFilter filter)
            throws JsonProcessingException {
        Map<ContentKey, JsonNode> expected = new TreeMap<>();
        for (var state : server.content().published(filter).entrySet()) {
            expected.put(state.getKey(), MAPPER.readTree(state.getValue().data()));
        }
        return expected;
    }

    private static List<String> words(int seed) throws IOException {
        try (ContentstackServer server = ContentstackServer.builder().start()) {
            StackScript script = new StackScript(server, new Random(seed));
            return Stream.generate(script::step).limit(500).toList();
        }
    }
}
