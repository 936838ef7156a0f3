package io.drover.work;

import java.util.Map;

/**
 * How much waits in a topic, and who works on it.
 *
 * @param topic its name
 * @param partitions how many nodes can share it, at most
 * @param waiting records that are not done yet
 * @param holders how many partitions each node holds, by its name in alphabetical order
 */
public record TopicLoad(String topic, int partitions, long waiting, Map<String, Integer> holders) {
    /** Partitions that no node holds: what waits there is done by nobody. */
    public int idle() {
        return partitions
                - holders.values().stream().mapToInt(Integer::intValue).sum();
    }
}
