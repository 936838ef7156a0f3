package io.drover.immich.api;

import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.ApiOperation.Credentials;
import io.drover.immich.api.ApiOperation.Former;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Permission;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one row of the table of operations; what it does not say has the value that most operations have. */
final class OperationBuilder<Q> {
    private static final int MOST_IN_A_BATCH = 1_000;

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
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private Adaptation adaptation = Adaptation.NONE;
    private @Nullable Batch batch;
    private String advice = "";
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

    /** Many ids at once, of which the server answers for each. */
    OperationBuilder<Q> batch(String component) {
        return batch(new Batch(component, MOST_IN_A_BATCH, false, true));
    }

    /** Many ids at once, of which the server takes all or none. */
    OperationBuilder<Q> batchAllOrNone(String component) {
        return batch(new Batch(component, MOST_IN_A_BATCH, true, true));
    }

    OperationBuilder<Q> batch(Batch newBatch) {
        kind = Kind.BATCH;
        batch = newBatch;
        return this;
    }

    /** A component that versions before this one do not know. */
    OperationBuilder<Q> since(String component, ServerVersion first) {
        spans.put(component, new Span(first, null));
        return this;
    }

    /** A component that versions from this one on know no more. */
    OperationBuilder<Q> until(String component, ServerVersion gone) {
        spans.put(component, new Span(null, gone));
        return this;
    }

    /** What else a request says differently to some versions. */
    OperationBuilder<Q> adapted(Adaptation newAdaptation) {
        adaptation = adaptation == Adaptation.NONE ? newAdaptation : adaptation.and(newAdaptation);
        return this;
    }

    /** What a user does where the server lacks it; a clause. */
    OperationBuilder<Q> advice(String clause) {
        advice = clause;
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
        return row(answer, false, null, null);
    }

    /** Ends a row: it gives one of these, and where the server lacks it, something else does the same. */
    <A> ApiOperation<Q, A> gives(Class<A> answer, Replacement<Q, A> replacement) {
        return row(answer, false, null, replacement);
    }

    /** Ends a row: it gives a list of these. */
    <A> ApiOperation<Q, List<A>> givesList(Class<A> element) {
        return row(element, true, null, null);
    }

    /** Ends a row: it gives a list of these, and where the server lacks it, something else does the same. */
    <A> ApiOperation<Q, List<A>> givesList(Class<A> element, Replacement<Q, List<A>> replacement) {
        return row(element, true, null, replacement);
    }

    /** Ends a row: it gives a list of these, and older servers are asked in another way. */
    <A> ApiOperation<Q, List<A>> givesList(Class<A> element, Former<Q, List<A>> former) {
        return row(element, true, former, null);
    }

    /** Ends a row: it gives nothing. */
    ApiOperation<Q, Nothing> givesNothing() {
        return row(Nothing.class, false, null, null);
    }

    private <A> ApiOperation<Q, A> row(
            Class<?> answer, boolean isList, @Nullable Former<Q, A> former, @Nullable Replacement<Q, A> replacement) {
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
                Map.copyOf(spans),
                adaptation,
                batch,
                former,
                replacement,
                advice,
                notes);
        rows.accept(row);
        return row;
    }
}
