package io.drover.contentstack.api;

import java.util.List;

/** Which page is asked for: the first one of a sync, or the one that a token of an answer before leads to. */
public sealed interface SyncRequest {
    /** Begins with what is told least: the smallest call that shows whether a stack lets Drover read. */
    SyncRequest LITTLE = new Initial(new SyncFilter(List.of(SyncType.CONTENT_TYPE_DELETED), null, null, null));

    /** Begins with all that there is. */
    record Initial(SyncFilter filter) implements SyncRequest {}

    /** Goes on. */
    sealed interface Next extends SyncRequest {
        /** What the answer before gave; an opaque text, and no one else's business. */
        String token();
    }

    /** The next page of a run; may be asked for again, and is the same then. */
    record Page(String token) implements Next {
        /** Without the token. */
        @Override
        public String toString() {
            return "Page";
        }
    }

    /** What has happened since the run that ended with this token. */
    record Delta(String token) implements Next {
        /** Without the token. */
        @Override
        public String toString() {
            return "Delta";
        }
    }
}
