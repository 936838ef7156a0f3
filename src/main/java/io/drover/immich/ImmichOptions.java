package io.drover.immich;

import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import io.drover.immich.api.Access;
import io.drover.immich.api.HttpImmichClient;
import io.drover.immich.api.ImmichSettings;
import io.drover.options.ComponentNames;
import io.drover.options.OptionValues;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Checks the component's options and makes of them what talks to the server. */
final class ImmichOptions {
    private static final String USUAL_NAME = "immich";
    private static final int CHECKS_AND_PROBES = 4;
    private static final int FEEDS = 4;

    private final ImmichComponent component;
    private final OptionValues values;

    ImmichOptions(ImmichComponent component) {
        this.component = component;
        this.values = new OptionValues(ComponentNames.prefix(component, USUAL_NAME));
    }

    /** The name by which the context knows the component. */
    static String nameOf(ImmichComponent component) {
        return ComponentNames.nameOf(component, USUAL_NAME);
    }

    /**
     * The server that the options describe; nothing is sent yet.
     *
     * @throws IllegalArgumentException in one sentence that names the option, its value and what is allowed
     */
    ImmichServer server(Clock clock) {
        int maxUploads = values.between("maxUploads", component.getMaxUploads(), 1, 64);
        int checkBatch = values.between("checkBatch", component.getCheckBatch(), 1, 5_000);
        Duration waitLimit = values.positive("waitLimit", component.getWaitLimit());
        HttpSettings http = new HttpSettings(
                values.positive("connectTimeout", component.getConnectTimeout()),
                values.positive("responseTimeout", component.getResponseTimeout()),
                values.positive("uploadResponseTimeout", component.getUploadResponseTimeout()),
                values.positive("progressTimeout", component.getProgressTimeout()),
                maxUploads + CHECKS_AND_PROBES + VerbCalls.AT_ONCE + StreamSlots.AT_ONCE + FEEDS);
        String url = values.required("url", component.getUrl(), "the address of the server's API, or set IMMICH_URL");
        HttpAddress address = ImmichSettings.address(values.name("url"), url);
        NetworkReader network = new NetworkReader(component, values);
        ImmichSettings settings =
                new ImmichSettings(address, access(), http, network.network(clock), network.lan(address), clock);
        return new ImmichServer(
                settings.toString(),
                settings.address().toString(),
                new HttpImmichClient(settings),
                new ImmichServer.Limits(maxUploads, checkBatch, waitLimit),
                RandomGenerator.getDefault(),
                component.events(nameOf(component)));
    }

    /** As whom the server is called. @throws IllegalArgumentException as {@link #server} does */
    Access access() {
        return new AccessReader(component, values).access();
    }
}
