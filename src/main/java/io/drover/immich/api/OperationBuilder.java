package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Permission;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.ApiOperation.Way;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one row of the table of operations; what it does not say has the value that most operations have. */
final class OperationBuilder<Q> {
    private final Consumer<ApiOperation<?, ?>> rows;
    private final Group group;
    private final String id;
    private final String summary;
    private final HttpMethod method;
    private final String path;
    private final Class<Q> request;
    private Kind kind = Kind.JSON;
    private Credentials credentials = Credentials.KEY;
    private @Nullable Permission permission;
    private ServerVersion since = Versions.V1_135;
    private @Nullable ServerVersion until;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> httpHeaders = new LinkedHashMap<>();
    private @Nullable Batch batch;
    private List<String> notes = List.of();

    /** @param rows takes the row when it is ended */
    OperationBuilder(
            Consumer<ApiOperation<?, ?>> rows,
            Group group,
            String id,
            String summary,
            HttpMethod method,
            String path,
            Class<Q> request) {
        this.rows = rows;
        this.group = group;
        this.id = id;
        this.summary = summary;
        this.method = method;
        this.path = path;
        this.request = request;
    }

    /** Everybody may call it. */
    OperationBuilder<Q> open() {
        credentials = Credentials.NONE;
        return this;
    }

    /** Every API key may call it, whatever its permissions. */
    OperationBuilder<Q> anyKey() {
        credentials = Credentials.ANY_KEY;
        return this;
    }

    /** Only a session may call it. */
    OperationBuilder<Q> session() {
        credentials = Credentials.SESSION;
        return this;
    }

    /** The permission of an API key, and the version that declares it first. */
    OperationBuilder<Q> permission(String name, ServerVersion declaredSince) {
        permission = new Permission(name, declaredSince);
        return this;
    }

    OperationBuilder<Q> since(ServerVersion first) {
        since = first;
        return this;
    }

    /** @param gone the first version that has it no more */
    OperationBuilder<Q> until(ServerVersion gone) {
        until = gone;
        return this;
    }

    /** A component's public name. */
    OperationBuilder<Q> named(String component, String publicName) {
        names.put(component, publicName);
        return this;
    }

    /** A component that travels as a header of HTTP. */
    OperationBuilder<Q> header(String component, String httpHeader) {
        httpHeaders.put(component, httpHeader);
        return this;
    }

    /** A long list, which is cut. */
    OperationBuilder<Q> batch(String component, int most, boolean allOrNothing) {
        kind = Kind.BATCH;
        batch = new Batch(component, most, allOrNothing);
        return this;
    }

    OperationBuilder<Q> kind(Kind newKind) {
        kind = newKind;
        return this;
    }

    OperationBuilder<Q> notes(String... sentences) {
        notes = List.of(sentences);
        return this;
    }

    /** Ends a row: it gives one of these. */
    <A> ApiOperation<Q, A> gives(Class<A> answer) {
        return built(answer, false, null);
    }

    /** Ends a row: it gives one of these, and where the server lacks it, something else does the same. */
    <A> ApiOperation<Q, A> gives(Class<A> answer, String replacedBy, List<String> permissions, Way<Q, A> way) {
        return built(answer, false, new Replacement<>(replacedBy, permissions, way));
    }

    /** Ends a row: it gives a list of these. */
    <A> ApiOperation<Q, List<A>> givesList(Class<A> element) {
        return built(element, true, null);
    }

    /** Ends a row: it gives a list of these, and where the server lacks it, something else does the same. */
    <A> ApiOperation<Q, List<A>> givesList(
            Class<A> element, String replacedBy, List<String> permissions, Way<Q, List<A>> way) {
        return built(element, true, new Replacement<>(replacedBy, permissions, way));
    }

    /** Ends a row: it gives nothing. */
    ApiOperation<Q, Nothing> givesNothing() {
        return built(Nothing.class, false, null);
    }

    private <A> ApiOperation<Q, A> built(Class<?> answer, boolean isList, @Nullable Replacement<Q, A> replacement) {
        ApiOperation<Q, A> row = new ApiOperation<>(
                id,
                group,
                summary,
                method,
                path,
                kind,
                credentials,
                permission,
                since,
                until,
                request,
                answer,
                isList,
                Map.copyOf(names),
                Map.copyOf(httpHeaders),
                batch,
                replacement,
                notes);
        rows.accept(row);
        return row;
    }
}
