package io.drover.library;

import io.drover.archive.ArchiveKind;
import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.SidecarVersion;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a file, by its name, its stamp and what the ledger holds of it; reads no file. */
final class Judge {
    private static final int LAST_ATTEMPT = 5;

    private final Library library;
    private final MediaTypes types;

    Judge(Library library, MediaTypes types) {
        this.library = library;
        this.types = types;
    }

    /** @param unsent the version of its sidecar that the target was not given yet, or null */
    Ruling rule(
            Entry entry,
            Sidecars sidecars,
            @Nullable SidecarVersion unsent,
            @Nullable Known row,
            Look look,
            Moment moment) {
        Known known = matching(row, entry);
        Ruling.Decided decided = decide(entry, sidecars);
        boolean leaves = library.inbox() && decided != null && decided.state() == FileState.UNSUPPORTED;
        if (decided != null && !leaves) {
            return look.isFirst() ? unlessRecorded(decided, entry, row, moment) : new Ruling.Skip();
        }
        long writtenNanos =
                library.inbox() ? entry.changedNanos() : entry.stamp().modifiedNanos();
        if (writtenNanos <= look.decidedUpTo() || look.decided().contains(entry.name())) {
            return new Ruling.Skip();
        }
        if (known != null && !leaves) {
            Ruling ruling = ruleKnown(known, unsent, moment);
            if (ruling != null) {
                return ruling;
            }
        }
        if (moment.fresh(writtenNanos) && !(moment.future(entry.stamp()) && !look.isFirst())) {
            return library.once() && look.attempt() >= LAST_ATTEMPT
                    ? new Ruling.Decided(FileState.FAILED, "still being written")
                    : new Ruling.Wait();
        }
        if (decided != null) {
            return decided;
        }
        return isArchive(entry) ? new Ruling.Enter(known) : new Ruling.Send(known, unsent);
    }

    private boolean isArchive(Entry entry) {
        return library.archives()
                && entry.kind() == Entry.Kind.FILE
                && ArchiveKind.of(entry.name()) != null
                && ArchiveVisit.of(entry.path()) == null;
    }

    /** Whether a folder is looked at once more for the files that wait. */
    boolean looksAgain(Look look) {
        return look.attempt() < LAST_ATTEMPT;
    }

    private Ruling.@Nullable Decided decide(Entry entry, Sidecars sidecars) {
        MediaTypes.Kind kind = types.kindOf(entry.name());
        boolean archive = isArchive(entry);
        boolean follows = kind == MediaTypes.Kind.SIDECAR || archive;
        String against = library.filter().reasonAgainst(entry.path(), entry.name(), follows);
        if (against != null) {
            return new Ruling.Decided(FileState.EXCLUDED, against);
        }
        return switch (entry.kind()) {
            case OTHER -> new Ruling.Decided(FileState.EXCLUDED, "not a regular file");
            case FOLDER ->
                new Ruling.Decided(FileState.EXCLUDED, "a folder: files are to be named, not what they are in");
            case MISSING -> new Ruling.Decided(FileState.VANISHED, "there is no such file");
            case BROKEN_LINK -> new Ruling.Decided(FileState.VANISHED, "symbolic link to a missing file");
            case UNREADABLE -> new Ruling.Decided(FileState.FAILED, "cannot be read: " + entry.problem());
            case FLAWED -> decideFlawed(entry, kind, sidecars);
            case REFUSED -> new Ruling.Decided(FileState.EXCLUDED, String.valueOf(entry.problem()));
            case FILE -> archive ? null : decideByType(entry, kind, sidecars);
        };
    }

    /** What the server would not take anyway is not to be mended. */
    private Ruling.Decided decideFlawed(Entry entry, MediaTypes.Kind kind, Sidecars sidecars) {
        Ruling.Decided otherwise = ArchiveVisit.of(entry.path()) == null ? null : decideByType(entry, kind, sidecars);
        return otherwise == null ? new Ruling.Decided(FileState.FAILED, String.valueOf(entry.problem())) : otherwise;
    }

    private Ruling.@Nullable Decided decideByType(Entry entry, MediaTypes.Kind kind, Sidecars sidecars) {
        return switch (kind) {
            case IMAGE, VIDEO -> {
                String against = library.filter()
                        .media()
                        .reasonAgainst(entry.name(), kind, entry.stamp().size());
                yield against == null ? null : new Ruling.Decided(FileState.EXCLUDED, against);
            }
            case SIDECAR -> new Ruling.Decided(FileState.EXCLUDED, sidecars.reasonAlone(entry.name()));
            case OTHER -> {
                if (library.archives() && ArchiveKind.of(entry.name()) != null) {
                    String reason = "an archive in an archive is not entered: unpack it by hand";
                    yield new Ruling.Decided(FileState.UNSUPPORTED, reason);
                }
                String extension = MediaTypes.extensionOf(entry.name());
                yield new Ruling.Decided(
                        FileState.UNSUPPORTED,
                        extension.length() < 2
                                ? "the server takes no files without an extension"
                                : "the server takes no " + extension + " files");
            }
        };
    }

    /** A decision that stands in the ledger as it is need not be recorded again. */
    Ruling unlessRecorded(Ruling.Decided decided, Entry entry, @Nullable Known row, Moment moment) {
        if (entry.kind() == Entry.Kind.MISSING && row != null && row.state().held()) {
            return new Ruling.Leave(
                    decided.state(), decided.reason(), row); // it was sent, then moved or deleted: that stays known
        }
        Known known = matching(row, entry);
        if (known != null && known.state().held() && decided.state() == FileState.EXCLUDED) {
            // a filter of today does not undo what is known of the asset
            return new Ruling.Leave(decided.state(), decided.reason(), known);
        }
        if (known == null || known.state() != decided.state()) {
            return decided;
        }
        boolean recorded = switch (decided.state()) {
            case FAILED -> !known.due(moment.nowMillis());
            case VANISHED -> decided.reason().equals(known.reason()); // always due: it may come back
            default -> !known.due(moment.nowMillis()) && decided.reason().equals(known.reason());
        };
        return recorded ? new Ruling.Leave(known) : decided;
    }

    private static @Nullable Known matching(@Nullable Known row, Entry entry) {
        return row != null && row.matches(entry.stamp()) ? row : null;
    }

    /** Null when the file goes on like a new one, because it is due or nothing in its name or type is against it now. */
    private @Nullable Ruling ruleKnown(Known known, @Nullable SidecarVersion unsent, Moment moment) {
        if (known.due(moment.nowMillis())) {
            return null;
        }
        return switch (known.state()) {
            case UPLOADED, DUPLICATE -> ruleHeld(known, unsent, moment);
            case TRASHED -> library.recheck() ? new Ruling.Send(known, unsent) : leave(known);
            case REJECTED -> leave(known);
            case FAILED -> new Ruling.Leave(known);
            case EXCLUDED -> library.pictures().dates().gave(known.reason()) ? new Ruling.Leave(known) : null;
            case UNSUPPORTED, VANISHED -> null;
        };
    }

    /** What is to leave a drop folder, and has not, is sent as it was recorded. */
    private Ruling leave(Known known) {
        return library.inbox() ? new Ruling.Dispose(known) : new Ruling.Leave(known);
    }

    /** A sidecar that came later, or has changed, sends its photo on its way; one that is still being written waits. */
    private Ruling ruleHeld(Known known, @Nullable SidecarVersion unsent, Moment moment) {
        if (library.recheck() || (unsent != null && !moment.beingWritten(unsent.modifiedNanos()))) {
            return new Ruling.Send(known, unsent);
        }
        return unsent != null || library.after().header() == null || known.checksum() == null || known.assetId() == null
                ? new Ruling.Leave(known)
                : new Ruling.Dispose(known);
    }
}
