package io.drover.sandbox.contentstack;

import io.drover.sandbox.FaultPlan;
import io.drover.sandbox.Faults;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.Traffic;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds out what a request asks for, and has it answered with the faults that befall it. */
final class StackHandler extends Handler.Abstract {
    private static final String SYNC_PATH = "/v3/stacks/sync";

    private final Stack stack;
    private final Synchronization synchronization;
    private final FaultPlan plan;
    private final Traffic traffic;
    private final ScheduledExecutorService scheduler;

    StackHandler(
            Stack stack,
            Synchronization synchronization,
            FaultPlan plan,
            Traffic traffic,
            ScheduledExecutorService scheduler) {
        this.stack = stack;
        this.synchronization = synchronization;
        this.plan = plan;
        this.traffic = traffic;
        this.scheduler = scheduler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.getHeaders().forEach(field -> traffic.header(field.getName(), String.valueOf(field.getValue())));
        String path = request.getHttpURI().getPath();
        if (!request.getMethod().equals("GET") || !path.equals(SYNC_PATH) && !path.startsWith("/v3/assets/")) {
            exchange(request, response, callback, "unknown").answer(Faults.NONE, () -> Reply.refused(Refusal.path()));
        } else if (path.equals(SYNC_PATH)) {
            sync(request, response, callback);
        } else {
            String name = StackOperation.STACK_ASSET.id();
            exchange(request, response, callback, name).answer(new Faults(plan.next(name)), () -> file(path));
        }
        return true;
    }

    private void sync(Request request, Response response, Callback callback) {
        SyncQuery query = SyncQuery.of(request);
        String all = StackOperation.SYNC.id();
        String name = query.operation().map(StackOperation::id).orElse(all);
        Faults faults = new Faults(name.equals(all) ? plan.next(all) : plan.next(all, name));
        exchange(request, response, callback, name).answer(faults, () -> synchronization.answer(query, faults));
    }

    private Reply file(String path) {
        return Reply.file(stack.files().at(path).orElseThrow(Refusal::path));
    }

    private Exchange exchange(Request request, Response response, Callback callback, String operation) {
        traffic.begin(operation);
        return new Exchange(request, response, callback, stack.clock(), scheduler, () -> traffic.end(operation));
    }
}
