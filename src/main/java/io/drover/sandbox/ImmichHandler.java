package io.drover.sandbox;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Opens a conversation for each request. */
final class ImmichHandler extends Handler.Abstract {
    private final World world;
    private final Endpoints endpoints;
    private final Uploads uploads;

    ImmichHandler(World world) {
        this.world = world;
        this.uploads = new Uploads(world);
        this.endpoints = new Endpoints(world, uploads);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new Conversation(world, endpoints, uploads, request, response, callback).start();
        return true;
    }
}
