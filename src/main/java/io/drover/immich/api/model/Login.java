package io.drover.immich.api.model;

/**
 * What login takes.
 *
 * @param email the user's e-mail address
 * @param password the user's password
 */
public record Login(String email, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "Login[email=" + email + "]";
    }
}
