package io.drover.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What all requests of one server share.
 *
 * @param originals the folder of the originals, or null when their bytes are not kept
 * @param keepAlive how long a connection may be idle
 * @param jobs how long after an upload its thumbnails are there
 */
record World(
        Profile profile,
        Accounts accounts,
        AssetStore assets,
        AlbumStore albums,
        TagStore tags,
        StackStore stacks,
        PartnerStore partners,
        DetailStore details,
        ChangeLog changes,
        Checkpoints checkpoints,
        Traffic traffic,
        FaultPlan faults,
        MaintenanceMode maintenance,
        ServiceLoad load,
        Ids ids,
        Clock clock,
        ScheduledExecutorService scheduler,
        @Nullable Path originals,
        Duration keepAlive,
        Duration jobs) {

    /** The same world, seen by a server of another version. */
    World speaking(Profile other) {
        return new World(
                other,
                accounts,
                assets,
                albums,
                tags,
                stacks,
                partners,
                details,
                changes,
                checkpoints,
                traffic,
                faults,
                maintenance,
                load,
                ids,
                clock,
                scheduler,
                originals,
                keepAlive,
                jobs);
    }
}
