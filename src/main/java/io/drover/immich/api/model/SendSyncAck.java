package io.drover.immich.api.model;

import java.util.List;

/** What sendSyncAck acknowledges. @param acks of lines of the stream, as they came */
public record SendSyncAck(List<String> acks) {}
