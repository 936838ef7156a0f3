package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.Piece.Opening;
import io.drover.feed.SourceChange;
import io.drover.http.ApiException;
import io.drover.immich.api.IncompleteStreamException;
import io.drover.immich.api.SyncLine;
import io.drover.immich.api.SyncLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream. What came before a break is given, with its acknowledgements, before the break is thrown. Lines of
 * types that this release does not know are handed on, and not acknowledged: a newer one is to see them, too.
 *
 * <p>A server before 1.141 just ends its stream, which looks the same when something between cuts it off. There, all was
 * told only when the stream was asked for again from where it had ended, and had nothing to tell.
 */
final class StreamReader implements ChangeReader {
    private static final Opening ASKED = new Opening("the server asked to begin anew", true);

    private final SyncLines lines;
    private final LineMapper mapper;
    private final int most;
    private final String session;
    private final int major;
    private final Map<String, String> before;
    private final AckLog acks;
    private final boolean goesOn;
    private @Nullable Opening opening;
    private @Nullable SyncLine reset;
    private boolean news;
    private volatile boolean closed;

    /** A stream from its beginning. @param opening of a generation that begins with it, or null @param most changes in a piece */
    static StreamReader ofAll(
            SyncLines lines, LineMapper mapper, StreamPosition start, @Nullable Opening opening, int most) {
        return new StreamReader(lines, mapper, start, false, opening, most);
    }

    /** A stream that goes on. @param start the session, and what it has acknowledged so far @param most changes in a piece */
    static StreamReader goingOn(SyncLines lines, LineMapper mapper, StreamPosition start, int most) {
        return new StreamReader(lines, mapper, start, true, null, most);
    }

    private StreamReader(
            SyncLines lines,
            LineMapper mapper,
            StreamPosition start,
            boolean goesOn,
            @Nullable Opening opening,
            int most) {
        this.lines = lines;
        this.mapper = mapper;
        this.most = most;
        this.session = start.session();
        this.major = start.major();
        this.before = start.acks();
        this.acks = new AckLog(start.acks());
        this.goesOn = goesOn;
        this.opening = opening;
    }

    @Override
    public Piece next() {
        if (closed) {
            throw new IllegalStateException("the reading of the stream was closed");
        }
        if (reset != null) {
            return resetPiece(reset);
        }
        List<SourceChange> changes = new ArrayList<>();
        try {
            while (changes.size() < most && lines.hasNext()) {
                SyncLine line = lines.next();
                switch (line.type()) {
                    case SyncLines.RESET -> {
                        reset = line;
                        return changes.isEmpty() ? resetPiece(line) : piece(changes, End.MORE);
                    }
                    case SyncLines.COMPLETE -> {
                        acks.add(SyncLines.COMPLETE, line.ack());
                        return piece(changes, End.COMPLETE);
                    }
                    default -> take(line, changes);
                }
            }
        } catch (IncompleteStreamException | ApiException e) {
            if (changes.isEmpty()) {
                throw e;
            }
            return piece(changes, End.MORE); // asked again, the lines throw again
        }
        return piece(changes, changes.size() < most ? endOfLines() : End.MORE);
    }

    private End endOfLines() {
        return lines.saysWhenComplete() || (goesOn && !news) ? End.COMPLETE : End.AGAIN;
    }

    private void take(SyncLine line, List<SourceChange> changes) {
        LineAck ack = LineAck.of(line.ack());
        boolean tells = !line.type().equals(LineKinds.ACK);
        if (tells) {
            changes.add(mapper.change(line, ack));
        }
        if (LineKinds.mayAcknowledge(line.type()) && LineKinds.mayAcknowledge(ack.type())) {
            acks.add(ack.type(), line.ack());
            news |= tells && !line.ack().equals(before.get(ack.type()));
        }
    }

    private Piece piece(List<SourceChange> changes, End end) {
        Opening first = opening;
        opening = null;
        return new Piece(first, changes, position(acks.all()), end);
    }

    /** Beside this acknowledgement a server passes over all others. */
    private Piece resetPiece(SyncLine line) {
        return new Piece(ASKED, List.of(), position(Map.of(SyncLines.RESET, line.ack())), End.AGAIN);
    }

    private String position(Map<String, String> all) {
        return new StreamPosition(session, major, all).text();
    }

    /** A server that is read slowly holds its whole library in its memory. */
    @Override
    public boolean patient() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the stream could not be closed", e);
        }
    }
}
