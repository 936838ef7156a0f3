package io.drover.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.reload.Until;
import io.drover.store.AdvisoryLocks;
import io.drover.store.StoreAddress;
import io.drover.testing.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node leads a namespace, and its routes run there alone. */
class PostgresClusterServiceTest {
    private static Postgres postgres;
    private final List<CamelContext> nodes = new ArrayList<>();
    private final List<String> ticks = new CopyOnWriteArrayList<>();
    private String url;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        url = postgres.emptyDatabase();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(CamelContext::stop);
    }

    @Test
    void the_routes_run_on_the_node_that_leads_and_on_the_next_one_when_it_stops() throws Exception {
        CamelContext one = node("one", "changes");
        Until.isTrue("one leads", () -> leads(one, "changes"));
        CamelContext two = node("two", "changes");

        Until.isTrue("a message is there", () -> ticks.contains("one"));
        assertThat(leads(two, "changes")).isFalse();
        one.stop();

        Until.isTrue("the other one leads", () -> leads(two, "changes"));
        Until.isTrue("the other one has messages", () -> ticks.contains("two"));
        int last = ticks.lastIndexOf("one");
        assertThat(last).isLessThan(ticks.indexOf("two"));
    }

    @Test
    void a_node_whose_session_was_ended_stops_its_routes_and_somebody_leads_again() throws Exception {
        CamelContext one = node("one", "changes");
        CamelContext two = node("two", "changes");
        Until.isTrue("one of them leads", () -> leads(one, "changes") != leads(two, "changes") && !ticks.isEmpty());

        String ended = leader();
        postgres.ask("select pg_terminate_backend(" + ended + ")");

        Until.isTrue(
                "one of them leads by another session",
                () -> !List.of("", ended).contains(leader()) && leads(one, "changes") != leads(two, "changes"));
        ticks.clear();
        Until.isTrue("messages come again", () -> !ticks.isEmpty());
        assertThat(ticks).containsOnly(leads(one, "changes") ? "one" : "two");
    }

    @Test
    void nodes_share_what_there_is_to_lead() throws Exception {
        CamelContext one = node("one", "album", "changes", "contentstack");
        CamelContext two = node("two", "album", "changes", "contentstack");

        Until.isTrue(
                "each is led by one of them",
                () -> List.of("album", "changes", "contentstack").stream()
                        .allMatch(namespace -> leads(one, namespace) != leads(two, namespace)));
        one.stop();

        Until.isTrue(
                "the other one leads all",
                () -> leads(two, "album") && leads(two, "changes") && leads(two, "contentstack"));
    }

    @Test
    void a_route_that_is_suspended_has_nothing_from_where_it_leads() throws Exception {
        CamelContext one = node("one", "changes");
        Until.isTrue("a message is there", () -> !ticks.isEmpty());

        one.getRouteController().suspendRoute("changes");
        ticks.clear();
        Until.isTrue("it leads still", () -> leads(one, "changes"));
        assertThat(ticks).isEmpty();
        one.getRouteController().resumeRoute("changes");

        Until.isTrue("messages come again", () -> !ticks.isEmpty());
    }

    private CamelContext node(String name, String... namespaces) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        PostgresClusterService service =
                new PostgresClusterService(new AdvisoryLocks(StoreAddress.of(url), name), name);
        context.addService(service);
        context.addComponent("master", new LeaderComponent(service));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String namespace : namespaces) {
                    from("master:" + namespace + ":timer:" + namespace + "?period=50&delay=0")
                            .routeId(namespace)
                            .process(exchange -> {
                                assertThat(exchange.getFromRouteId()).isEqualTo(namespace);
                                ticks.add(name);
                            });
                }
            }
        });
        context.start();
        nodes.add(context);
        return context;
    }

    private static boolean leads(CamelContext node, String namespace) {
        return node.hasService(PostgresClusterService.class).isLeader(namespace);
    }

    /** The session that has the one lock, or nothing. */
    private static String leader() throws Exception {
        return postgres.ask(
                "select coalesce(max(pid)::text, '') from pg_locks where locktype = 'advisory' and granted");
    }
}
