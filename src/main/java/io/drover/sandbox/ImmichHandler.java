package io.drover.sandbox;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Opens a conversation for each request. */
final class ImmichHandler extends Handler.Abstract {
    private volatile Service service;

    ImmichHandler(World world) {
        this.service = Service.of(world);
    }

    /** A server of one version. */
    private record Service(World world, Endpoints endpoints, Uploads uploads) {
        static Service of(World world) {
            Uploads uploads = new Uploads(world);
            return new Service(world, new Endpoints(world, uploads), uploads);
        }
    }

    World world() {
        return service.world();
    }

    /** Lets all requests that come from now on find a server of another version with the same content. */
    void speak(Profile profile) {
        service = Service.of(service.world().speaking(profile));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Service now = service;
        new Conversation(now.world(), now.endpoints(), now.uploads(), request, response, callback).start();
        return true;
    }
}
