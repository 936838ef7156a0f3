package io.drover.http;

import java.nio.file.Path;

/**
 * One file in a form.
 *
 * @param field the part's name
 * @param fileName the name that the server is told; what stands before its last slash is left out
 * @param file what is read
 * @param size bytes; exactly so many are sent
 */
public record FilePart(String field, String fileName, Path file, long size) {}
