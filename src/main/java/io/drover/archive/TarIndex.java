package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is in a tar, from the front: over its content where it is not compressed, else through it. What was whole
 * before a tar broke off counts. Of a compressed one that is damaged nothing does, since nobody knows where that began.
 */
final class TarIndex {
    private final IndexBuilder builder;
    private final Keeper keeper;
    private final Map<Long, Path> kept = new HashMap<>();

    private TarIndex(Limits limits, Keeper keeper) {
        this.builder = new IndexBuilder(limits);
        this.keeper = keeper;
    }

    /** @param kept where the content of some members is, by their position */
    record Result(ArchiveIndex index, Map<Long, Path> kept) {}

    static Result read(ArchiveFile file, Limits limits, Keeper keeper) throws IOException, InterruptedException {
        TarIndex index = new TarIndex(limits, keeper);
        String broken = file.kind().sequential() ? index.readThrough(file, limits) : index.readOver(file);
        return new Result(index.builder.build(broken), index.kept);
    }

    private @Nullable String readOver(ArchiveFile file) throws IOException, InterruptedException {
        try (ChannelInput input = new ChannelInput(file.open(), 0)) {
            readAll(input);
            return null;
        } catch (EOFException cut) {
            return "is cut off" + afterMembers();
        } catch (DamagedFileException damaged) {
            if (builder.count() == 0) {
                throw damaged;
            }
            return damaged.getMessage() + afterMembers();
        }
    }

    private @Nullable String readThrough(ArchiveFile file, Limits limits) throws IOException, InterruptedException {
        try (Unpacked input = Unpacked.open(file, limits)) {
            try {
                readAll(input);
                input.drain();
                return null;
            } catch (DamagedFileException damaged) {
                if (!input.tooMuch()) {
                    throw damaged;
                }
                return damaged.getMessage() + afterMembers();
            }
        } catch (EOFException cut) {
            return "is cut off" + afterMembers();
        }
    }

    private String afterMembers() {
        return ", after " + builder.count() + (builder.count() == 1 ? " member" : " members");
    }

    private void readAll(InputStream input) throws IOException, InterruptedException {
        TarReader reader = new TarReader(input);
        for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
            Path content = null;
            Member draft = member(entry);
            if (entry.isFile() && draft.flaw() == null) {
                BoundedInput bytes = new BoundedInput(input, entry.size());
                content = keeper.keep(draft, bytes);
                reader.passed(entry.position() + entry.size() - bytes.left());
                reader.skipTo(entry.position() + entry.size()); // only what is there to its end counts
            }
            if (!entry.isFolder() && !entry.isNote()) {
                builder.add(draft);
            }
            if (content != null) {
                kept.put(entry.position(), content);
            }
        }
    }

    private static Member member(TarEntry entry) {
        Flaw flaw = null;
        if (entry.sparse()) {
            flaw = Flaw.failed("is stored as a file with holes (tar --sparse): unpack it by hand");
        } else if (!entry.isFile()) {
            flaw = Flaw.refused("not a regular file: a link or a device in an archive");
        }
        return new Member(entry.name(), entry.size(), entry.modifiedMillis(), entry.position(), null, flaw);
    }
}
