package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Group;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of one part of the table of operations, and holds them. */
final class OperationRows {
    private final Group group;
    private final List<ApiOperation<?, ?>> rows = new ArrayList<>();

    OperationRows(Group group) {
        this.group = group;
    }

    /** Begins a row. @param summary one sentence without a full stop */
    <Q> OperationBuilder<Q> get(String id, String summary, String path, Class<Q> request) {
        return row(id, summary, HttpMethod.GET, path, request);
    }

    /** Begins a row. @param summary one sentence without a full stop */
    <Q> OperationBuilder<Q> post(String id, String summary, String path, Class<Q> request) {
        return row(id, summary, HttpMethod.POST, path, request);
    }

    /** Begins a row. @param summary one sentence without a full stop */
    <Q> OperationBuilder<Q> put(String id, String summary, String path, Class<Q> request) {
        return row(id, summary, HttpMethod.PUT, path, request);
    }

    /** Begins a row. @param summary one sentence without a full stop */
    <Q> OperationBuilder<Q> patch(String id, String summary, String path, Class<Q> request) {
        return row(id, summary, HttpMethod.PATCH, path, request);
    }

    /** Begins a row. @param summary one sentence without a full stop */
    <Q> OperationBuilder<Q> delete(String id, String summary, String path, Class<Q> request) {
        return row(id, summary, HttpMethod.DELETE, path, request);
    }

    private <Q> OperationBuilder<Q> row(String id, String summary, HttpMethod method, String path, Class<Q> request) {
        return new OperationBuilder<>(rows::add, group, id, summary, method, path, request);
    }

    /** All rows that were ended, in their order. */
    List<ApiOperation<?, ?>> all() {
        return List.copyOf(rows);
    }
}
