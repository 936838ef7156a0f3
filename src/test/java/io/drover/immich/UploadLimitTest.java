package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The limit finds what the server bears, stays there, and starts low after trouble. */
class UploadLimitTest {
    private static final long SMALL_FILE_BYTES = 200_000;

    @Test
    void finds_the_knee_of_a_server_that_bears_eight_and_stays_there() throws InterruptedException {
        Simulation simulation = new Simulation(new Random(1), 8, 0.05, 0.0);

        simulation.run(2_000);
        TreeMap<Integer, Integer> uploadsByLimit = simulation.run(20_000);

        assertThat(simulation.shareOfBestRate()).isGreaterThan(0.95);
        assertThat(share(uploadsByLimit, 6, 10)).isGreaterThan(0.9);
    }

    @Test
    void finds_the_knee_although_times_vary() throws InterruptedException {
        Simulation simulation = new Simulation(new Random(2), 8, 0.05, 0.5);

        simulation.run(2_000);
        TreeMap<Integer, Integer> uploadsByLimit = simulation.run(20_000);

        assertThat(simulation.shareOfBestRate()).isGreaterThan(0.9);
        assertThat(share(uploadsByLimit, 6, 11)).isGreaterThan(0.85);
    }

    @Test
    void goes_down_to_one_for_a_server_that_does_one_thing_at_a_time() throws InterruptedException {
        Simulation simulation = new Simulation(new Random(3), 1, 0.05, 0.1);

        simulation.run(2_000);
        TreeMap<Integer, Integer> uploadsByLimit = simulation.run(10_000);

        assertThat(share(uploadsByLimit, 1, 2)).isGreaterThan(0.9);
    }

    @Test
    void climbs_to_the_highest_limit_where_the_server_bears_more() throws InterruptedException {
        Simulation simulation = new Simulation(new Random(4), 64, 0.05, 0.1);

        simulation.run(3_000);
        TreeMap<Integer, Integer> uploadsByLimit = simulation.run(10_000);

        assertThat(share(uploadsByLimit, 13, 16)).isGreaterThan(0.85);
    }

    @Test
    void starts_with_one_upload_after_trouble() throws InterruptedException {
        Simulation simulation = new Simulation(new Random(5), 8, 0.05, 0.0);
        simulation.run(2_000);

        simulation.limit.restart();

        assertThat(simulation.limit.limit()).isEqualTo(1);
    }

    private static double share(TreeMap<Integer, Integer> uploadsByLimit, int from, int to) {
        int all = uploadsByLimit.values().stream().mapToInt(Integer::intValue).sum();
        int within = uploadsByLimit.subMap(from, true, to, true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return (double) within / all;
    }

    /** A server that needs 7 ms a file alone, scales to {@code knee} at once and slows down past that. */
    private static final class Simulation {
        private static final double ALONE_NANOS = 7_000_000;

        private final Random random;
        private final int knee;
        private final double slowdown;
        private final double noise;
        private long now;
        private long spent;
        private long uploads;
        private int running;
        private final UploadLimit limit = new UploadLimit(4, 16, () -> now);

        Simulation(Random random, int knee, double slowdown, double noise) {
            this.random = random;
            this.knee = knee;
            this.slowdown = slowdown;
            this.noise = noise;
        }

        /** Does so many uploads. @return how many of them ended under which limit */
        TreeMap<Integer, Integer> run(int count) throws InterruptedException {
            TreeMap<Integer, Integer> uploadsByLimit = new TreeMap<>();
            long before = now;
            for (int i = 0; i < count; i++) {
                while (running < limit.limit()) {
                    limit.acquire();
                    running++;
                }
                now += (long) (ALONE_NANOS / atOnce(running) * (1 + noise * random.nextGaussian() / 2));
                uploadsByLimit.merge(limit.limit(), 1, Integer::sum);
                limit.done(SMALL_FILE_BYTES);
                running--;
            }
            spent = now - before;
            uploads = count;
            return uploadsByLimit;
        }

        private double atOnce(int concurrency) {
            return concurrency <= knee ? concurrency : knee / (1 + slowdown * (concurrency - knee));
        }

        double shareOfBestRate() {
            return uploads * ALONE_NANOS / Math.min(knee, 16) / spent;
        }
    }
}
