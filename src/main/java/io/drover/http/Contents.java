package io.drover.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;

/** Opens answers that are read as they come, follows where the service points inside itself, and goes on after a break. */
final class Contents {
    /** A file of any kind. */
    static final String ANY = "*/*";

    private static final int MOST_REDIRECTS = 5;

    private final HttpAddress address;
    private final Failures failures;
    private final Sender sender;
    private final Patience patience;

    /** Sends a request once. */
    @FunctionalInterface
    interface Sender {
        /** @throws ApiException when there is no answer */
        OpenAnswer send(Request request);
    }

    Contents(HttpAddress address, Failures failures, Patience patience, Sender sender) {
        this.address = address;
        this.failures = failures;
        this.patience = patience;
        this.sender = sender;
    }

    /** Asks for a file. */
    Content file(Request request) {
        Content content = open(request, ANY);
        ContentHead head = content.head();
        if (!head.canResume()) {
            return content;
        }
        ContentRange range = head.range();
        String last = range == null ? "" : Long.toString(range.last());
        return new Content(
                head,
                new ResumingStream(
                        head, content, first -> open(rest(request, first + "-" + last, head), ANY), patience));
    }

    /** Asks for what is of one type. */
    Content open(Request request, String contentType) {
        Request next = request.with(new BasicHeader(HttpHeaders.ACCEPT, contentType));
        for (int redirects = 0; ; redirects++) {
            OpenAnswer answer = sender.send(next);
            Answer head = answer.head();
            String path = head.isRedirect() ? Redirect.within(address, next.path(), head.location()) : null;
            if (path == null || redirects == MOST_REDIRECTS || !request.method().equals("GET")) {
                return checked(next, answer, contentType);
            }
            drain(answer);
            next = new Request(next.name(), next.method(), path, next.headers(), null);
        }
    }

    private Content checked(Request request, OpenAnswer answer, String contentType) {
        Answer head = answer.head();
        boolean unchanged = head.status() == ContentHead.NOT_MODIFIED && asksForChanges(request);
        if (!head.isSuccess() && !unchanged) {
            throw failures.refused(request, answer);
        }
        boolean expected = contentType.equals(ANY) ? !head.isHtml() : head.isOf(contentType);
        if (!expected && !unchanged) {
            answer.close();
            throw failures.otherContent(request, head, contentType.equals(ANY) ? "a file" : contentType);
        }
        if (!answer.isDelimited()) {
            answer.close();
            throw failures.noAnswer(
                    request, new IOException("its head broke off, or does not say how long it is"), null);
        }
        return new Content(ContentHead.of(answer), answer.body());
    }

    private static boolean asksForChanges(Request request) {
        return request.headers().stream()
                .anyMatch(header -> header.getName().equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH));
    }

    /** The text of a redirect is short: the connection serves on. */
    private static void drain(OpenAnswer answer) {
        try (answer) {
            answer.told();
        } catch (IOException e) {
            // it was not needed; the next call takes another connection
        }
    }

    /** @param range which bytes, such as {@code 500-} */
    private static Request rest(Request request, String range, ContentHead head) {
        Request next = request.without(HttpHeaders.IF_NONE_MATCH)
                .without(HttpHeaders.IF_RANGE)
                .with(new BasicHeader(HttpHeaders.RANGE, "bytes=" + range));
        String etag = head.etag();
        boolean strong = etag != null && !etag.startsWith("W/");
        return strong
                ? next.with(new BasicHeader(HttpHeaders.IF_RANGE, etag))
                : next; // servers ignore it with weak ones
    }
}
