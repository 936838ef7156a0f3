package io.drover.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ingest.IngestHeaders;
import io.drover.reload.Until;
import io.drover.testing.KafkaBroker;
import io.drover.work.WorkNode.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka may be away for a while: nothing is lost, nothing fails, and nobody has to be started again. */
@Timeout(120)
class WorkRestartTest {
    @TempDir
    private Path folder;

    @Test
    void both_sides_go_on_after_the_broker_was_away() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder);
                WorkNode scanner = new WorkNode(broker.address(), "t", "").writing();
                WorkNode worker = new WorkNode(broker.address(), "t", "").working()) {
            List<CompletableFuture<Exchange>> shared = new ArrayList<>(scanner.share(paths("before", 50)));
            List<Given> first = worker.next(50);
            first.subList(0, 30).forEach(given -> given.end("uploaded"));

            broker.stop();
            shared.addAll(scanner.share(paths("meanwhile", 50)));
            Until.isTrue("both sides notice", () -> !worker.told.troubles.isEmpty());
            broker.start();

            first.subList(30, 50).forEach(given -> given.end("uploaded"));
            worker.endAll();
            for (CompletableFuture<Exchange> one : shared) {
                Exchange end = one.get(60, TimeUnit.SECONDS);
                assertThat(end.getException()).isNull();
                assertThat(end.getMessage().getHeader(IngestHeaders.SHARED)).isEqualTo(true);
            }
            Until.isTrue("all were worked on", () -> new HashSet<>(worker.seen()).size() == 100);
            Until.isTrue("all are committed", () -> broker.waiting("t") == 0);
            Until.isTrue("that is told", () -> worker.told.troubles.contains("over"));
        }
    }

    @Test
    void nodes_that_start_before_the_broker_wait_for_it() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder)) {
            broker.stop();
            try (WorkNode worker = new WorkNode(broker.address(), "t", "").working();
                    WorkNode scanner = new WorkNode(broker.address(), "t", "").writing()) {
                worker.endAll();
                CompletableFuture<Exchange> shared = scanner.share("/p/a.jpg");
                Until.isTrue("it is told", () -> !worker.told.troubles.isEmpty());
                assertThat(worker.told.troubles.iterator().next()).startsWith("records cannot be read: ");

                broker.start();

                assertThat(shared.get(60, TimeUnit.SECONDS).getException()).isNull();
                Until.isTrue("it is done", () -> worker.seen().contains("/p/a.jpg"));
            }
        }
    }

    private static List<String> paths(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "/p/" + name + i + ".jpg")
                .toList();
    }
}
