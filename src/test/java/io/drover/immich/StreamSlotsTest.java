package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

/** Streams do not take the connections that uploads and checks need. */
class StreamSlotsTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private List<Exchange> full(StreamSlots slots) {
        List<Exchange> taken = new ArrayList<>();
        for (int i = 0; i < StreamSlots.AT_ONCE; i++) {
            Exchange exchange = new DefaultExchange(camel);
            slots.take(exchange);
            taken.add(exchange);
        }
        return taken;
    }

    @Test
    void a_slot_comes_back_with_the_end_of_its_exchange() {
        StreamSlots slots = new StreamSlots(Duration.ofMillis(1));
        Exchange first = full(slots).get(0);

        assertThatThrownBy(() -> slots.take(new DefaultExchange(camel)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("8 files or sync streams of this server are being read already");

        UnitOfWorkHelper.doneSynchronizations(
                first, first.getExchangeExtension().handoverCompletions());
        assertThatCode(() -> slots.take(new DefaultExchange(camel))).doesNotThrowAnyException();
    }

    @Test
    void nobody_waits_when_drover_stops() {
        StreamSlots slots = new StreamSlots(Duration.ofHours(1));
        full(slots);

        slots.stop();
        slots.stop();

        assertThatCode(() -> slots.take(new DefaultExchange(camel))).doesNotThrowAnyException();
    }

    @Test
    void a_step_that_is_repeated_takes_no_second_slot() {
        StreamSlots slots = new StreamSlots(Duration.ofMillis(1));
        Exchange first = full(slots).get(0);

        assertThatCode(() -> slots.take(first)).doesNotThrowAnyException();

        UnitOfWorkHelper.doneSynchronizations(
                first, first.getExchangeExtension().handoverCompletions());
        slots.take(new DefaultExchange(camel));
        assertThatThrownBy(() -> slots.take(new DefaultExchange(camel))).isInstanceOf(IllegalStateException.class);
    }
}
