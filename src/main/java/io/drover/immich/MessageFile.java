package io.drover.immich;

import io.drover.ingest.FileStamp;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Targets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/** The file that a message is about: a {@link SourceFile}, or what other routes have, a path or the body of a file consumer. */
final class MessageFile {
    private MessageFile() {}

    /** Whether the message is one of Drover's own, whose file has a state and a ledger. */
    static boolean isTracked(Message message) {
        return message.getBody() instanceof SourceFile;
    }

    /** Whether the body is a file of any kind. */
    static boolean isIn(Message message) {
        Object body = message.getBody();
        return body instanceof SourceFile
                || body instanceof File
                || body instanceof Path
                || body instanceof WrappedFile;
    }

    /**
     * The file with the size and time that it has now.
     *
     * @param target the name of the component that it is for
     * @param operation as it stands in a URI, for the message
     * @throws IllegalArgumentException when the body is no file
     * @throws IOException when the file is not there or may not be read
     */
    static SourceFile of(Exchange exchange, String target, String operation) throws IOException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        Path path = path(body);
        if (path != null) {
            Path absolute = path.toAbsolutePath().normalize();
            return new SourceFile(operation, target, absolute, FileStamp.of(absolute), null, null);
        }
        if (isIn(message)) {
            return converted(message, target);
        }
        throw new IllegalArgumentException(
                operation + " needs a body that is a file: a SourceFile, a java.io.File, a Path or"
                        + " what the file: component gives; it is "
                        + (body == null ? "empty" : "a " + body.getClass().getName()));
    }

    private static @Nullable Path path(@Nullable Object body) {
        if (body instanceof File file) {
            return file.toPath();
        }
        return body instanceof Path path ? path : null;
    }

    private static SourceFile converted(Message message, String target) throws IOException {
        Exchange exchange = message.getExchange();
        exchange.setProperty(Targets.NAME, target);
        try {
            return message.getMandatoryBody(SourceFile.class);
        } catch (InvalidPayloadException | TypeConversionException | CamelExecutionException e) {
            throw e.getCause() instanceof IOException unreadable ? unreadable : new IOException(e.getMessage(), e);
        } finally {
            exchange.removeProperty(Targets.NAME);
        }
    }
}
