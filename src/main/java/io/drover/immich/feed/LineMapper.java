package io.drover.immich.feed;

import io.drover.feed.Hash;
import io.drover.feed.SourceChange;
import io.drover.immich.api.SyncLine;
import java.util.List;

/** Makes changes of the lines of one user's stream. */
final class LineMapper {
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
            version += ':' + Hash.of(told);
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
        String key = type + '/' + (ack.time() == null ? Hash.of(line.data()) : ack.updateId());
        String version = payload(line.type()) + ':' + Hash.of(line.data());
        return SourceChange.upsert(type, key, ack.time(), version, privacy.of(line.data()), List.of());
    }

    /** The form of a type's data, such as v2. */
    private static String payload(String lineType) {
        return 'v' + lineType.substring(lineType.lastIndexOf('V') + 1);
    }
}
