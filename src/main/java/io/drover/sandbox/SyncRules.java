package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** What a version demands of the requests of the stream. Every method throws {@link Refusal}. */
interface SyncRules {
    int MAX_ACKS = 1_000;

    /** The body of getSyncStream. */
    void stream(JsonNode body);

    /** The body of sendSyncAck. */
    void acks(JsonNode body);

    /** The body of deleteSyncAck. */
    void ackTypes(JsonNode body);

    static SyncRules of(Profile profile) {
        return profile.major() < 3 ? new ClassValidatorSyncRules(profile) : new SchemaSyncRules(profile);
    }
}
