package io.drover.library;

import io.drover.archive.Keeper;
import io.drover.archive.Member;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.Spool;
import io.drover.ingest.SpoolPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the sidecars of a compressed tar in the spool, where there is room, since each is wanted with its photo. */
final class KeptSidecars implements Keeper, AutoCloseable {
    private static final long LARGEST = 1_000_000;

    private final MediaTypes types;
    private final Spool.@Nullable Line line;
    private final List<SpoolPlace> places = new ArrayList<>();

    KeptSidecars(MediaTypes types, Spool.@Nullable Line line) {
        this.types = types;
        this.line = line;
    }

    @Override
    public @Nullable Path keep(Member member, InputStream content) throws IOException, InterruptedException {
        boolean wanted = types.kindOf(member.name()) == MediaTypes.Kind.SIDECAR && member.size() <= LARGEST;
        Optional<SpoolPlace> room = line == null || !wanted ? Optional.empty() : line.keep(member.size());
        if (room.isEmpty()) {
            return null;
        }
        SpoolPlace place = room.get();
        places.add(place);
        place.fill(Channels.newChannel(content), bytes -> {});
        return place.file();
    }

    /** The archive is read no more. */
    @Override
    public void close() {
        places.forEach(SpoolPlace::close);
    }
}
