package io.drover.immich.api;

import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of Immich's API: the one place that says how it is called, since when, until when, by whom, and what
 * stands in for it where a server lacks it. The documentation is made of the same.
 *
 * @param <Q> what it takes
 * @param <A> what it gives
 * @param id its OpenAPI operationId
 * @param group the part of the API that it belongs to
 * @param summary one sentence without a full stop, for the documentation
 * @param method how it is called
 * @param path what follows {@code /api}, with names of components of the request in braces
 * @param kind what becomes of its answer
 * @param credentials who may call it
 * @param permission what an API key needs, or null where none is declared
 * @param since the first version that has it
 * @param until the first version that has it no more, or null
 * @param request the class of what it takes
 * @param answer the class of what it gives, or of each element where it gives a list
 * @param isList whether it gives a list
 * @param names public names of components whose own name says too little, such as {@code assetId} for {@code id};
 *     headers are named after them
 * @param httpHeaders components that travel as headers of HTTP, with the header's name
 * @param spans components that not all versions know
 * @param adaptation what else a request says differently to some versions
 * @param batch how a long list is cut, or null where there is none
 * @param former how older servers are asked, where one call does not do, or null
 * @param replacement what does the same job where the server lacks the operation, or null
 * @param advice what a user does where the server lacks it and there is no replacement, a clause, or empty
 * @param notes what differs between versions, and what a user must know, each a sentence
 */
public record ApiOperation<Q, A>(
        String id,
        Group group,
        String summary,
        HttpMethod method,
        String path,
        Kind kind,
        Credentials credentials,
        @Nullable Permission permission,
        ServerVersion since,
        @Nullable ServerVersion until,
        Class<Q> request,
        Class<?> answer,
        boolean isList,
        Map<String, String> names,
        Map<String, String> httpHeaders,
        Map<String, Span> spans,
        Adaptation adaptation,
        @Nullable Batch batch,
        @Nullable Former<Q, A> former,
        @Nullable Replacement<Q, A> replacement,
        String advice,
        List<String> notes) {
    private static final String ANY_PERMISSION = "all";

    /** The parts of the API, as Immich's documentation has them. */
    public enum Group {
        ASSETS,
        SYNC,
        ALBUMS,
        TAGS,
        STACKS,
        TRASH,
        SEARCH,
        SERVER,
        USERS,
        AUTHENTICATION
    }

    /** What becomes of the answer. */
    public enum Kind {
        /** A record or a list of records. */
        JSON,
        /** As {@link #JSON}, for many ids at once: cut into batches, and reported for each id. */
        BATCH,
        /** A file, as a stream. */
        CONTENT,
        /** A stream of JSON lines. */
        LINES,
        /** The joined check of files' checksums. */
        CHECK,
        /** A file that is sent. */
        UPLOAD
    }

    /** Who may call an operation. */
    public enum Credentials {
        /** Everybody. */
        NONE,
        /** Whoever has an API key, whatever its permissions. */
        ANY_KEY,
        /** Whoever has an API key with the permission, or a session. */
        KEY,
        /** Whoever has a session; API keys are refused. */
        SESSION
    }

    /**
     * A permission of an API key.
     *
     * @param name as Immich writes it
     * @param since the version that declares it first; before it, servers from 1.136 on want a key with {@code all}
     */
    public record Permission(String name, ServerVersion since) {}

    /**
     * How a long list is cut.
     *
     * @param component the component of the request that holds the list
     * @param most elements in one call
     * @param allOrNothing whether one bad element makes the server refuse the whole call; else it answers for each
     * @param uuids whether the elements are ids, so that their form is known
     */
    public record Batch(String component, int most, boolean allOrNothing, boolean uuids) {}

    /**
     * How older servers are asked.
     *
     * @param before the first version that is asked by the operation itself
     */
    public record Former<Q, A>(ServerVersion before, Way<Q, A> way) {}

    /**
     * What does the same job where the server lacks the operation.
     *
     * @param description how, as the end of the sentence "replaced by ..."
     * @param permissions what an API key needs for it
     */
    public record Replacement<Q, A>(String description, List<String> permissions, Way<Q, A> way) {}

    /** How something is done by other calls. */
    @FunctionalInterface
    public interface Way<Q, A> {
        /** Does it. */
        A call(ImmichClient client, Q request);
    }

    /** Whether a server of this version has it. */
    public boolean isIn(ServerVersion version) {
        return version.isAtLeast(since) && (until == null || !version.isAtLeast(until));
    }

    /** The same operation, said to give one of these. @throws IllegalArgumentException when it gives something else */
    @SuppressWarnings("unchecked") // looked at here
    public <B> ApiOperation<Q, B> giving(Class<B> type) {
        if (answer != type || isList) {
            throw new IllegalArgumentException(id + " gives " + answer.getName() + ", not " + type.getName());
        }
        return (ApiOperation<Q, B>) this;
    }

    /** The same call, whose answer is read as another record, and for which nothing stands in where the server lacks it. */
    <B> ApiOperation<Q, B> readAs(Class<B> type) {
        return readAs(type, false);
    }

    /** The same call, whose answer is read as a list of other records, and for which nothing stands in. */
    <B> ApiOperation<Q, List<B>> readAsListOf(Class<B> type) {
        return readAs(type, true);
    }

    private <B> ApiOperation<Q, B> readAs(Class<?> type, boolean list) {
        return new ApiOperation<>(
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
                type,
                list,
                names,
                httpHeaders,
                spans,
                adaptation,
                batch,
                null,
                null,
                advice,
                notes);
    }

    /** Whether its answer has no content. */
    public boolean givesNothing() {
        return answer == Nothing.class;
    }

    /** Whether the server's version makes a difference, so that it must be asked. */
    boolean dependsOnVersion() {
        return until != null
                || !Versions.V1_135.isAtLeast(since)
                || !spans.isEmpty()
                || adaptation != Adaptation.NONE
                || former != null;
    }

    /**
     * What does it on a server of this version in place of the call, or null when the call does.
     *
     * @throws NotInThisVersionException when the server lacks it and nothing stands in for it
     */
    @Nullable
    Way<Q, A> detour(ServerVersion version) {
        if (isIn(version)) {
            return former == null || version.isAtLeast(former.before()) ? null : former.way();
        }
        if (replacement == null || !version.isAtLeast(since)) {
            throw new NotInThisVersionException(this, version);
        }
        return replacement.way();
    }

    /** What an API key needs to call it on a server of this version, or null when any key will do. */
    public @Nullable String permissionIn(ServerVersion version) {
        if (credentials == Credentials.NONE || credentials == Credentials.ANY_KEY) {
            return null;
        }
        if (permission != null && version.isAtLeast(permission.since())) {
            return permission.name();
        }
        return version.isAtLeast(Versions.V1_136) ? ANY_PERMISSION : null;
    }

    /** The public name of a component of the request. */
    public String publicName(String component) {
        return names.getOrDefault(component, component);
    }
}
