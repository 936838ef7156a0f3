package io.drover.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of feeds, wherever it is kept. */
abstract class FeedRequestsContract {

    abstract FeedRequests requests();

    @Test
    void nothing_is_asked_at_first() {
        assertThat(asked("photos")).isEmpty();
    }

    @Test
    void every_request_comes_back_to_its_feed_alone() {
        List<FeedRequest> all = List.of(
                new FeedRequest.Resync(),
                new FeedRequest.Rewind(12),
                new FeedRequest.Reset(),
                new FeedRequest.RetryDead(0),
                new FeedRequest.DropDead(7),
                new FeedRequest.Wake());

        all.forEach(request -> requests().add("photos", request));
        requests().add("photos2", new FeedRequest.Reset());

        assertThat(asked("photos")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_request_replaces_the_one_of_its_kind_that_is_not_done_yet() {
        requests().add("photos", new FeedRequest.Rewind(12));
        requests().add("photos", new FeedRequest.Rewind(7));

        assertThat(asked("photos")).containsExactly(new FeedRequest.Rewind(7));
    }

    @Test
    void what_is_done_is_not_asked_any_more() {
        requests().add("photos", new FeedRequest.Resync());
        requests().add("photos2", new FeedRequest.Resync());

        requests().of("photos").forEach(requests()::done);

        assertThat(asked("photos")).isEmpty();
        assertThat(asked("photos2")).containsExactly(new FeedRequest.Resync());
    }

    List<FeedRequest> asked(String feed) {
        return requests().of(feed).stream().map(FeedRequests.Pending::request).toList();
    }
}
