package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.MultipartInput;

/** Checks the parts of a form against the schema of the form: an object whose properties are the parts. */
final class FormCheck {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("; *name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("; *filename\\*?=");

    private final OpenApiDocument document;
    private final JsonNode form;
    private final OpenApiCheck.Findings findings;

    FormCheck(OpenApiDocument document, JsonNode schema, OpenApiCheck.Findings findings) {
        this.document = document;
        this.form = document.resolved(schema);
        this.findings = findings;
    }

    private record Part(String name, boolean isFile, String text) {}

    void check(RecordedRequest request) {
        List<Part> parts = parts(request);
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                findings.add("has the part '" + part.name() + "' twice");
            }
            checkPart(part);
        }
        if (request.isWhole()) {
            form.path("required").forEach(required -> {
                if (!names.contains(required.asText())) {
                    findings.add("lacks the part '" + required.asText() + "'");
                }
            });
        }
    }

    private void checkPart(Part part) {
        JsonNode property = form.path("properties").path(part.name());
        boolean wantsFile = document.resolved(property).path("format").asText().equals("binary");
        if (property.isMissingNode()) {
            findings.add("has the unknown part '" + part.name() + "'");
        } else if (wantsFile != part.isFile()) {
            findings.add("has the part '" + part.name() + "' as " + (part.isFile() ? "a file" : "a field"));
        } else if (!wantsFile) {
            JsonNode value = OpenApiCheck.value(document.resolved(property), part.text());
            findings.addAll("part '" + part.name() + "'", document.problems(property, value));
        }
    }

    /** The parts, up to where a body was cut that is not kept whole. */
    private List<Part> parts(RecordedRequest request) {
        List<Part> parts = new ArrayList<>();
        Matcher boundary = BOUNDARY.matcher(request.contentType());
        if (!boundary.find()) {
            findings.add("has a form without a boundary");
            return parts;
        }
        try {
            MultipartInput input = MultipartInput.builder()
                    .setInputStream(new ByteArrayInputStream(request.body()))
                    .setBoundary(boundary.group(1).getBytes(UTF_8))
                    .get();
            for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
                String headers = input.readHeaders();
                Matcher name = NAME.matcher(headers);
                boolean isFile = FILE_NAME.matcher(headers).find();
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                input.readBodyData(content);
                parts.add(new Part(name.find() ? name.group(1) : "", isFile, content.toString(UTF_8)));
            }
        } catch (IOException e) {
            if (request.isWhole()) {
                findings.add("has a form that ends too early");
            }
        }
        return parts;
    }
}
