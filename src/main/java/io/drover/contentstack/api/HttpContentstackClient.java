package io.drover.contentstack.api;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.Content;
import io.drover.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. It makes each call once. */
public final class HttpContentstackClient implements ContentstackClient {
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int LONGEST_PAGE = 64 * 1024 * 1024;

    private final StackSettings settings;
    private final ApiClient api;
    private final Refusals refusals;

    /** Nothing is called by this. */
    public HttpContentstackClient(StackSettings settings) {
        this.settings = settings;
        this.api = new ApiClient(
                "Contentstack",
                StackHost.HINT,
                settings.host().address(),
                settings.http(),
                settings.network(),
                settings.clock());
        this.refusals = new Refusals(settings);
    }

    @Override
    public SyncPage sync(SyncRequest request) {
        Request call = new Request("sync", "GET", SyncQuery.of(request, settings.environment()), headers(), null);
        byte[] body = body(call);
        try {
            return SyncPageReader.read(body, request);
        } catch (IOException e) {
            throw api.unexpected(call, OK, String.valueOf(e.getMessage()));
        }
    }

    private byte[] body(Request call) {
        try (Content content = api.open(call, JSON)) {
            byte[] body = content.readNBytes(LONGEST_PAGE + 1);
            if (body.length > LONGEST_PAGE) {
                throw api.unexpected(
                        call, OK, "it has more than " + LONGEST_PAGE + " bytes, the most that a page may have");
            }
            return body;
        } catch (ApiException e) {
            throw refusals.explained(e);
        } catch (IOException e) {
            throw api.unexpected(call, OK, "it broke off (" + e.getMessage() + ")");
        }
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        headers.add(
                secret("api_key", "the API key of the stack", settings.apiKey().get()));
        headers.add(secret(
                "access_token", "the delivery token", settings.deliveryToken().get()));
        @Nullable String branch = settings.branch();
        if (branch != null) {
            headers.add(new BasicHeader("branch", branch));
        }
        return headers;
    }

    /** @param what it holds, for the message */
    private static Header secret(String name, String what, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    what + " is empty, or holds a blank, a line break or a character beyond ASCII");
        }
        return new BasicHeader(name, value, true);
    }

    @Override
    public void abort() {
        api.abort();
    }

    @Override
    public void close() {
        api.close();
    }
}
