package io.drover.immich.feed;

import io.drover.feed.SourceChange;
import io.drover.immich.api.SyncLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes changes of the lines of one user's stream. */
final class LineMapper {
    private static final int DIGEST_BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final String me;
    private final Privacy privacy;

    /** @param me the user's id */
    LineMapper(String me, Privacy privacy) {
        this.me = me;
        this.privacy = privacy;
    }

    /**
     * The change that a line tells, of whatever type it is.
     *
     * @param ack the line's, in its parts
     * @throws io.drover.feed.FeedException when a line of a known type does not say what it is about
     */
    SourceChange change(SyncLine line, LineAck ack) {
        LineKind kind = LineKinds.of(line.type());
        return kind == null ? unknown(line, ack) : known(kind, line, ack);
    }

    private SourceChange known(LineKind kind, SyncLine line, LineAck ack) {
        LineFields fields = LineFields.read(line, kind.fields(), me);
        String told = line.data();
        String data = kind.sensitive() ? privacy.of(told) : told;
        String version = payload(line.type()) + ':' + ack.updateId();
        if (kind.byContent()) {
            version += ':' + digest(told);
        }
        List<String> parents = switch (kind.parents().size()) {
            case 0 -> List.of();
            case 1 -> List.of(kind.parents().get(0).of(fields));
            default -> kind.parents().stream().map(parent -> parent.of(fields)).toList();
        };
        String key = kind.key().of(fields);
        return new SourceChange(kind.type(), key, kind.operation(), ack.time(), version, data, null, parents);
    }

    /** It is handed on as it is. What it names is not known: every state of it is a thing of its own. */
    private SourceChange unknown(SyncLine line, LineAck ack) {
        String type = KeyShape.part(line.type());
        String key = type + '/' + (ack.time() == null ? digest(line.data()) : ack.updateId());
        String version = payload(line.type()) + ':' + digest(line.data());
        return SourceChange.upsert(type, key, ack.time(), version, privacy.of(line.data()), List.of());
    }

    /** The form of a type's data, such as v2. */
    private static String payload(String lineType) {
        return 'v' + lineType.substring(lineType.lastIndexOf('V') + 1);
    }

    private static String digest(String data) {
        byte[] digest = sha256().digest(data.getBytes(StandardCharsets.UTF_8));
        return HEX.formatHex(digest, 0, DIGEST_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
