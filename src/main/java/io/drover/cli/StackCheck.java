package io.drover.cli;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.RefusedException;
import io.drover.contentstack.api.StackSettings;
import io.drover.contentstack.api.SyncRequest;
import io.drover.http.ApiException;
import java.util.Set;

/** What a stack says when Drover introduces itself: it asks for the first page of what is told least. */
final class StackCheck {
    private final StackSettings settings;
    private final ContentstackClient client;

    StackCheck(StackSettings settings, ContentstackClient client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Where the stack is and what of it is read, in a few words.
     *
     * @throws CommandException when it cannot be reached or does not let Drover read, with what to look at
     */
    String describe() {
        try {
            client.sync(SyncRequest.LITTLE);
        } catch (RefusedException e) {
            throw new CommandException(ExitCode.SERVER, refused(e));
        } catch (ApiException e) {
            throw new CommandException(ExitCode.SERVER, String.valueOf(e.getMessage()));
        }
        return "Contentstack at " + settings.host().address() + ": API key and delivery token accepted, environment "
                + settings.environment() + ", " + branch();
    }

    /** What the stack finds fault with is known better than what may be wrong. */
    private String refused(RefusedException refusal) {
        Set<String> faulty = refusal.getCause() instanceof ApiException answer ? answer.faultyParameters() : Set.of();
        if (faulty.contains("environment")) {
            return "the stack has no environment '" + settings.environment()
                    + "': set CONTENTSTACK_ENVIRONMENT to the name of one that it publishes to";
        } else if (faulty.contains("branch")) {
            return "the stack has no " + branch()
                    + ": set CONTENTSTACK_BRANCH to the uid or an alias of one, or leave it out for the main one";
        }
        return String.valueOf(refusal.getMessage());
    }

    private String branch() {
        return settings.branch() == null ? "main branch" : "branch " + settings.branch();
    }
}
