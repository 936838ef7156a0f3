package io.drover.sandbox;

/**
 * That a user has an album.
 *
 * @param user the user's id
 * @param role owner, editor or viewer
 * @param created the change by which it began
 */
record AlbumMember(String user, String role, UpdateId created) {
    static final String OWNER = "owner";
    static final String EDITOR = "editor";
    static final String VIEWER = "viewer";

    AlbumMember role(String newRole) {
        return new AlbumMember(user, newRole, created);
    }

    boolean isOwner() {
        return role.equals(OWNER);
    }
}
