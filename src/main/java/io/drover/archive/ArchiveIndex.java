package io.drover.archive;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in an archive, as a tree. It does not change. */
final class ArchiveIndex {
    private final Map<String, List<Member>> files;
    private final Map<String, Set<String>> folders;
    private final int count;
    private final @Nullable String broken;

    /**
     * @param files by the folder that they are in, sorted by path
     * @param folders the names of those below a folder
     * @param broken why it does not tell all that is in the archive, or null when it does
     */
    ArchiveIndex(
            Map<String, List<Member>> files, Map<String, Set<String>> folders, int count, @Nullable String broken) {
        this.files = files;
        this.folders = folders;
        this.count = count;
        this.broken = broken;
    }

    /** The files of a folder. */
    List<Member> files(String folder) {
        return files.getOrDefault(folder, List.of());
    }

    /** All files, folder by folder. */
    Collection<List<Member>> files() {
        return files.values();
    }

    /** The names of the folders in a folder. */
    Set<String> folders(String folder) {
        return folders.getOrDefault(folder, Set.of());
    }

    /** Whether there is such a folder; the root always is. */
    boolean hasFolder(String folder) {
        return folder.isEmpty() || files.containsKey(folder) || folders.containsKey(folder);
    }

    /** The file there, or null. */
    @Nullable
    Member find(String path) {
        List<Member> siblings = files(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        Member wanted = new Member(path, 0, 0, 0, null, null);
        int found = Collections.binarySearch(siblings, wanted, Comparator.comparing(Member::path));
        return found < 0 ? null : siblings.get(found);
    }

    /** How many files there are. */
    int count() {
        return count;
    }

    @Nullable
    String broken() {
        return broken;
    }
}
