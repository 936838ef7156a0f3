package io.drover.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as a client sends it, part by part, in the given order. */
final class Multipart {
    private static final String BOUNDARY = "----sandbox-test-7d1f9c";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The fields that every version is content with. */
    static Multipart complete() {
        return withoutDates()
                .field("fileCreatedAt", "2018-05-06T04:08:09.000Z")
                .field("fileModifiedAt", "2018-05-06T04:08:09.000Z");
    }

    static Multipart withoutDates() {
        return new Multipart().field("deviceAssetId", "test-1").field("deviceId", "test");
    }

    Multipart field(String name, String value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    Multipart file(String name, String fileName, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] unfinished() {
        return bytes.toByteArray();
    }

    byte[] finished() {
        write("--" + BOUNDARY + "--\r\n");
        return bytes.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
