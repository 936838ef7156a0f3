package io.drover.library.sftp;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The host keys that are known, and the one that a server has shown, for the sentence that refuses it. Nothing is ever
 * added: whoever trusts a key writes it down.
 */
final class HostKeys implements HostKeyRepository {
    private final HostKeyRepository known;
    private final String place;
    private @Nullable String host;
    private byte[] shown = new byte[0];

    /** @param known asked for all that is known @param place where that is written, for people */
    HostKeys(HostKeyRepository known, String place) {
        this.known = known;
        this.place = place;
    }

    /** Why a key that nobody has written down is refused, with the line that would do. */
    String unknown() {
        return "its host key is not known. Compare its fingerprint " + fingerprint(shown) + " with the server's own"
                + " (ssh-keygen -lf on the server), then add this line to " + place + ": " + line();
    }

    /** Why a key that is not the one that was written down is refused. */
    String changed() {
        String before = Arrays.stream(known.getHostKey(host, type()))
                .map(key -> fingerprint(Base64.getDecoder().decode(key.getKey())))
                .distinct()
                .collect(Collectors.joining(", "));
        return "its host key is " + fingerprint(shown) + ", not " + before + " as " + place
                + " says. Either the server was"
                + " set up anew, or somebody stands between you and it; nothing was sent. If you know that it was set up"
                + " anew, replace its line by: " + line();
    }

    /** Why a key that was withdrawn is refused. */
    String revoked() {
        return "its host key " + fingerprint(shown) + " is marked as revoked in " + place;
    }

    private String line() {
        return host + " " + type() + " " + Base64.getEncoder().encodeToString(shown);
    }

    /** A key begins with the name of its type: four bytes of length, then that. */
    private String type() {
        ByteBuffer key = ByteBuffer.wrap(shown);
        int length = key.remaining() < Integer.BYTES ? 0 : Math.max(0, Math.min(key.getInt(), key.remaining()));
        return new String(shown, key.position(), length, StandardCharsets.US_ASCII);
    }

    private static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    @Override
    public int check(String asked, byte[] key) {
        host = asked;
        shown = key.clone();
        return known.check(asked, key);
    }

    @Override
    public void add(HostKey key, UserInfo userInfo) {
        // never: see above
    }

    @Override
    public void remove(String asked, String type) {
        // never, either
    }

    @Override
    public void remove(String asked, String type, byte[] key) {
        // never, either
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return place;
    }

    @Override
    public HostKey[] getHostKey() {
        return known.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(String asked, String type) {
        return known.getHostKey(asked, type);
    }
}
