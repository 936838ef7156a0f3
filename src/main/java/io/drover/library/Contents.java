package io.drover.library;

import io.drover.archive.ArchiveStorage;
import io.drover.archive.Member;
import io.drover.ingest.FileState;
import io.drover.ingest.Known;
import io.drover.ingest.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of an archive: what was in it, and under which rules. As long as the same is said it need not be
 * opened again.
 */
final class Contents {
    private final String rules;

    /** What decides about members besides the archive itself: who changes it wants each archive looked into again. */
    Contents(Library library, MediaTypes types) {
        String all = library.filter().rules() + " " + library.pictures().range() + " " + library.after() + " "
                + sorted(types.image()) + sorted(types.video()) + sorted(types.sidecar());
        CRC32 sum = new CRC32();
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        rules = "; by rules " + String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static String sorted(Collection<String> texts) {
        return new TreeSet<>(texts).toString();
    }

    /** Whether the ledger says that everything in this version of an archive has been decided about. */
    boolean settled(@Nullable Known known, long nowMillis) {
        String reason = known == null ? null : known.reason();
        return known != null
                && known.state() == FileState.EXCLUDED
                && !known.due(nowMillis)
                && reason != null
                && reason.endsWith(rules);
    }

    /** In words. @param settled whether it need not be opened again */
    String describe(ArchiveVisit.Result result, int members, @Nullable String left, boolean settled) {
        StringBuilder words = new StringBuilder("archive of ").append(members);
        words.append(members == 1 ? " member" : " members");
        String separator = ": ";
        for (FileState state : FileState.values()) {
            if (result.of(state) > 0) {
                words.append(separator).append(result.of(state)).append(' ').append(state.label());
                separator = ", ";
            }
        }
        if (left != null) {
            words.append("; ").append(left);
        }
        return settled ? words.append(rules).toString() : words.toString();
    }

    /** How many files are in it that are no rubbish. @param media only those that the server may want */
    static int count(ArchiveStorage archive, MediaTypes types, boolean media) {
        int[] count = new int[1];
        archive.forEach(member -> {
            MediaTypes.Kind kind = types.kindOf(member.name());
            boolean wanted = kind == MediaTypes.Kind.IMAGE || kind == MediaTypes.Kind.VIDEO;
            if ((wanted || !media) && !isJunk(member)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private static boolean isJunk(Member member) {
        if (Junk.file(member.name())) {
            return true;
        }
        String[] parts = member.path().split("/");
        return Arrays.stream(parts).limit(parts.length - 1L).anyMatch(Junk::folder);
    }
}
