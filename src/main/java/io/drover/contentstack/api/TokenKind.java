package io.drover.contentstack.api;

/** The tokens that lead from one answer to the next. */
public enum TokenKind {
    /** Leads to another page of a run. */
    PAGINATION_TOKEN("pagination_token"),
    /** Leads from one run to the next. */
    SYNC_TOKEN("sync_token");

    private final String label;

    TokenKind(String label) {
        this.label = label;
    }

    /** As the service names it. */
    public String label() {
        return label;
    }
}
