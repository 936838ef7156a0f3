package io.drover.ingest;

/**
 * Whom a ledger row is about: what one server or user has, another may lack.
 *
 * @param server base address of the server's API, without credentials
 * @param user the user's id there, or {@code key:ID} where the key may not read it
 */
public record TargetId(String server, String user) {}
