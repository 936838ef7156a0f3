package io.drover.sandbox.contentstack;

/**
 * A place that things are published to.
 *
 * @param name as it stands in requests
 * @param uid as it stands in publish_details
 * @param deliveryToken the secret that reads it
 */
record Environment(String name, String uid, String deliveryToken) {}
