package io.drover.library;

import io.drover.archive.Member;
import io.drover.archive.MemberPass;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.SourceFile;
import io.drover.ingest.Spool;
import io.drover.ingest.SpoolPlace;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds back those members of a compressed tar whose bytes are wanted, until all are known; then sends them in the order
 * of the tar, which is read once for it. Each is kept in the spool until its end. One that has no room in the whole of
 * it goes all the same, and whoever wants it reads the tar from the front.
 */
final class InOrder implements Sender {
    private final Scan scan;
    private final ArchiveVisit visit;
    private final Sender next;
    private final Spool.@Nullable Line line;
    private final List<Item> wanted = new ArrayList<>();

    InOrder(Scan scan, ArchiveVisit visit, Sender next, Spool.@Nullable Line line) {
        this.scan = scan;
        this.visit = visit;
        this.next = next;
        this.line = line;
    }

    @Override
    public boolean send(Item item) throws InterruptedException {
        // the halves of a live photo go each in its turn: one may wait for the other longer than the spool has room
        Item following = item.next();
        return sendAlone(item.before(null)) && (following == null || send(following));
    }

    private boolean sendAlone(Item item) throws InterruptedException {
        if (item.ruling() instanceof Ruling.Send send
                && (send.known() == null || send.known().checksum() == null)) {
            return wanted.add(item);
        }
        return next.send(item);
    }

    /** Sends what was held back. */
    void sendAll() throws InterruptedException {
        wanted.sort(Comparator.comparing(item -> member(item).position()));
        int sent = 0;
        try {
            if (!wanted.isEmpty()) {
                try (MemberPass pass = visit.storage().pass()) {
                    while (sent < wanted.size() && !scan.queue().isClosed()) {
                        if (!send(wanted.get(sent), pass)) {
                            scan.queue().close();
                        }
                        sent++;
                    }
                }
            }
        } catch (IOException problem) {
            String reason = "its archive cannot be read: " + Problems.describe(problem);
            for (Item item : wanted.subList(sent, wanted.size())) {
                next.send(Item.single(scan, item.file(), new Ruling.Decided(FileState.FAILED, reason)));
            }
        }
    }

    private boolean send(Item item, MemberPass pass) throws IOException, InterruptedException {
        SourceFile file = item.file();
        Optional<SpoolPlace> room =
                line == null ? Optional.empty() : line.take(file.stamp().size());
        if (room.isEmpty()) {
            return next.send(item);
        }
        SpoolPlace place = room.get();
        boolean whole = false;
        try {
            place.fill(Channels.newChannel(pass.content(member(item))), bytes -> {});
            if (!FileStamp.of(file.path()).equals(file.stamp())) {
                throw new IOException("it has changed meanwhile");
            }
            whole = true;
        } finally {
            if (!whole) {
                place.close();
            }
        }
        visit.keep(file.path(), place);
        return next.send(item.reading(file.readFrom(place.file())));
    }

    private Member member(Item item) {
        return Objects.requireNonNull(visit.member(item.file().path()), "no member");
    }
}
