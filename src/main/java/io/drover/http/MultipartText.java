package io.drover.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The bytes of a form that stand between its files. */
final class MultipartText {
    private final String boundary;
    private final StringBuilder text = new StringBuilder(640);

    MultipartText(String boundary) {
        this.boundary = boundary;
    }

    MultipartText fields(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            part(name);
            text.append("\r\n\r\n").append(value).append("\r\n");
        });
        return this;
    }

    /** Everything up to a file's first byte, and starts anew after its last. */
    byte[] upTo(FilePart file) {
        part(file.field());
        text.append("; filename=\"");
        appendQuoted(file.fileName());
        text.append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] bytes = bytes();
        text.append("\r\n");
        return bytes;
    }

    byte[] end() {
        text.append("--").append(boundary).append("--\r\n");
        return bytes();
    }

    private void part(String name) {
        text.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append('"');
    }

    /** Immich's parser takes raw UTF-8 and backslash escapes; it drops a part whose name has a control character. */
    private void appendQuoted(String fileName) {
        for (int i = fileName.lastIndexOf('/') + 1; i < fileName.length(); i++) {
            char c = fileName.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                text.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 15));
            } else {
                text.append(c);
            }
        }
    }

    private static char hexDigit(int value) {
        return Character.toUpperCase(Character.forDigit(value, 16));
    }

    private byte[] bytes() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return bytes;
    }
}
