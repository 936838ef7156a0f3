package io.drover.contentstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.contentstack.feed.LargeStackReading.Result;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.testing.OtherProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The memory does not grow with a stack, and what a delta costs does not, either. */
class LargeStackTest {
    private static final int ENTRIES = 200_000;
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void two_hundred_thousand_entries_are_read_in_a_small_memory_and_then_only_what_has_changed() throws Exception {
        try (ContentstackServer stack = ContentstackServer.builder().start()) {
            stack.content().seed(ENTRIES);
            String[] arguments = {
                stack.url().toString(), stack.apiKey(), stack.deliveryToken(), stack.environment(), folder.toString()
            };

            String position;
            try (OtherProcess process = OtherProcess.start(SMALL, Map.of(), LargeStackReading.class, arguments)) {
                assertThat(process.waitForEnd()).as(process::said).isZero();
                assertThat(process.said()).contains(ENTRIES + " changes, sorted: true");
                position = process.said().substring(process.said().indexOf('{'));
            }

            int before = stack.requests();
            stack.content().publish(EntryDraft.of("page", "one", "en-us", "A page"));
            Result delta = LargeStackReading.read(arguments, position);

            assertThat(delta.changes()).isEqualTo(1);
            assertThat(stack.requests() - before).isEqualTo(2);
            assertThat(stack.requests(StackOperation.SYNC_INIT)).isEqualTo(1);
        }
    }
}
