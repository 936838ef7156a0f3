package io.drover.immich.api.model;

/**
 * What login takes.
 *
 * @param email the user's e-mail address
 * @param password the user's password
 */
public record Login(String email, String password) {
    /** Stands for the client's own: the session that it has, or opens now. */
    public static final Login OWN = new Login("", "");

    /** Without the password. */
    @Override
    public String toString() {
        return "Login[email=" + email + "]";
    }
}
