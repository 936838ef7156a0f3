package io.drover.work;

/**
 * A topic as it is made where it is missing.
 *
 * @param name of the topic
 * @param partitions 1 or more
 * @param replicas copies of each record, or 0 for as many as the brokers say
 * @param retentionMillis how long records are kept
 */
record TopicPlan(String name, int partitions, int replicas, long retentionMillis) {}
