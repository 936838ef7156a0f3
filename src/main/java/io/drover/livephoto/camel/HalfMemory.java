package io.drover.livephoto.camel;

import io.drover.ingest.Known;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.Ledger;
import io.drover.ingest.camel.Targets;
import io.drover.livephoto.Halves;
import io.drover.store.Store;
import io.drover.text.PathText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** The memory of halves of a context, with the numbers that the ledger gives to its targets. */
public final class HalfMemory {
    private final CamelContext context;
    private final KnownFiles knownFiles;
    private final Halves halves;
    private final Map<String, Integer> targets = new ConcurrentHashMap<>();

    private HalfMemory(CamelContext context, KnownFiles knownFiles, Store store) {
        this.context = context;
        this.knownFiles = knownFiles;
        this.halves = new Halves(store);
    }

    /** What is found in the registry; null where there is no store or no ledger, and nothing is remembered. */
    public static @Nullable HalfMemory of(CamelContext context) {
        KnownFiles knownFiles = CamelContextHelper.findSingleByType(context, KnownFiles.class);
        Store store = knownFiles instanceof Ledger ledger
                ? ledger.store()
                : CamelContextHelper.findSingleByType(context, Store.class);
        return knownFiles == null || store == null ? null : new HalfMemory(context, knownFiles, store);
    }

    public Halves halves() {
        return halves;
    }

    /** The ledger's number of the target of this name. Asks the server once who it is, and waits while it is away. */
    public int target(String component) {
        return targets.computeIfAbsent(
                component,
                name -> knownFiles.target(Targets.named(context, name).identity()));
    }

    /** What the ledger holds of this file. */
    public @Nullable Known known(int target, Path file) {
        Path folder = file.getParent();
        String name = PathText.name(file);
        return folder == null
                ? null
                : knownFiles.find(target, folder, List.of(name)).get(name);
    }
}
