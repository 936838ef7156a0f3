package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers the members of an archive in the memory that it may take. */
final class IndexBuilder {
    private final Limits limits;
    private final Map<String, List<Member>> files = new HashMap<>();
    private final Map<String, Set<String>> folders = new HashMap<>();
    private int count;
    private long cost;

    IndexBuilder(Limits limits) {
        this.limits = limits;
    }

    int count() {
        return count;
    }

    /**
     * Adds a file.
     *
     * @param draft with the name that the archive gives it as its path
     * @return as it is in the index, though maybe by another name when that one is taken
     * @throws DamagedFileException when there are too many
     */
    Member add(Member draft) throws DamagedFileException {
        MemberName name = MemberName.of(draft.path());
        Flaw flaw = name.flaw() == null ? draft.flaw() : name.flaw();
        Member member =
                new Member(name.path(), draft.size(), draft.modifiedMillis(), draft.position(), draft.packing(), flaw);
        spend(Limits.cost(member.path()));
        String folder = member.folder();
        if (!files.containsKey(folder)) {
            addFolder(folder);
        }
        files.computeIfAbsent(folder, key -> new ArrayList<>(2)).add(member);
        count++;
        return member;
    }

    private void addFolder(String folder) throws DamagedFileException {
        String below = folder;
        while (!below.isEmpty()) {
            int slash = below.lastIndexOf('/');
            String above = below.substring(0, Math.max(0, slash));
            if (!folders.computeIfAbsent(above, key -> new TreeSet<>()).add(below.substring(slash + 1))) {
                return;
            }
            spend(2 * Limits.cost(below));
            below = above;
        }
    }

    private void spend(long bytes) throws DamagedFileException {
        cost += bytes;
        if (cost > limits.indexBytes()) {
            throw new DamagedFileException("has more than " + count + " members, too many for the memory that Drover"
                    + " has: unpack it by hand, or raise -Xmx in DROVER_JAVA_OPTS");
        }
    }

    /** @param broken why it does not tell all that is in the archive, or null when it does */
    ArchiveIndex build(@Nullable String broken) {
        for (List<Member> siblings : files.values()) {
            siblings.sort(Comparator.comparing(Member::path).thenComparing(Member::position));
            tellApart(siblings);
        }
        return new ArchiveIndex(files, folders, count, broken);
    }

    /** The second of a name is called {@code name (2)}, so that none hides another. */
    private static void tellApart(List<Member> siblings) {
        Set<String> taken = new HashSet<>();
        siblings.forEach(member -> taken.add(member.path()));
        if (taken.size() == siblings.size()) {
            return;
        }
        String before = "";
        for (int index = 0; index < siblings.size(); index++) {
            Member member = siblings.get(index);
            if (member.path().equals(before)) {
                siblings.set(index, member.at(free(before, taken)));
            }
            before = member.path();
        }
        siblings.sort(Comparator.comparing(Member::path));
    }

    private static String free(String path, Set<String> taken) {
        int dot = path.lastIndexOf('.');
        int end = dot <= path.lastIndexOf('/') + 1 ? path.length() : dot;
        int number = 2;
        String free;
        do {
            free = path.substring(0, end) + " (" + number++ + ")" + path.substring(end);
        } while (!taken.add(free));
        return free;
    }
}
