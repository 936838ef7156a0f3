package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Permission;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.Operations;
import io.drover.immich.api.Span;
import io.drover.immich.api.model.Nothing;
import io.drover.immich.api.model.ServerVersion;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the reference of all operations, from the table that the program itself works by. */
final class OperationReference {
    private static final ServerVersion OLDEST = new ServerVersion(1, 135, 0);

    private final StringBuilder text = new StringBuilder();
    private final RecordDocs docs;

    OperationReference(RecordDocs docs) {
        this.docs = docs;
    }

    /** The reference as Markdown, without what is written by hand above it. */
    String markdown() {
        overview();
        for (Group group : Group.values()) {
            List<ApiOperation<?, ?>> operations = Operations.all().stream()
                    .filter(operation -> operation.group() == group)
                    .toList();
            if (!operations.isEmpty()) {
                line("## " + title(group)).line("");
                operations.forEach(this::operation);
            }
        }
        records();
        return text.toString();
    }

    private void overview() {
        line("| operation | what it does | permission | versions |").line("|---|---|---|---|");
        for (ApiOperation<?, ?> operation : Operations.all()) {
            line("| [`" + operation.id() + "`](#" + operation.id().toLowerCase(Locale.ROOT) + ") | "
                    + operation.summary() + " | " + permission(operation) + " | " + versions(operation) + " |");
        }
        line("");
    }

    private void operation(ApiOperation<?, ?> operation) {
        line("### " + operation.id()).line("");
        line(operation.summary() + ". `" + operation.method() + " " + operation.path() + "`")
                .line("");
        example(operation);
        request(operation);
        line("- **Gives** " + answer(operation));
        line("- **Permission** " + permission(operation));
        line("- **Versions** " + versions(operation) + replacement(operation));
        Batch batch = operation.batch();
        if (batch != null) {
            line("- **Many at once** `" + batch.component() + "` is cut into calls of at most " + batch.most()
                    + "; an empty list is no call"
                    + (batch.allOrNothing()
                            ? "; where the server refuses a whole call for one of them, the call is split until that one is"
                                    + " alone"
                            : ""));
        }
        operation.notes().forEach(note -> line("- " + note));
        line("");
    }

    private void example(ApiOperation<?, ?> operation) {
        line("```yaml");
        for (RecordComponent component : operation.request().getRecordComponents()) {
            if (docs.isRequired(component) && docs.isSimple(component)) {
                line("- setHeader:")
                        .line("    name: " + header(operation, component))
                        .line("    constant: \"...\"");
            }
        }
        line("- to: immich:" + operation.id()).line("```").line("");
    }

    private void request(ApiOperation<?, ?> operation) {
        RecordComponent[] components = operation.request().getRecordComponents();
        if (components.length == 0) {
            return;
        }
        line("| field of the body | header | type | |").line("|---|---|---|---|");
        for (RecordComponent component : components) {
            line("| `" + component.getName() + "`" + (docs.isRequired(component) ? " (required)" : "") + " | "
                    + (docs.isSimple(component) ? "`" + header(operation, component) + "`" : "") + " | "
                    + docs.type(component) + " | " + docs.meaning(component) + span(operation, component) + " |");
        }
        line("");
    }

    private static String span(ApiOperation<?, ?> operation, RecordComponent component) {
        Span span = operation.spans().get(component.getName());
        return span == null ? "" : " (" + range(span.since(), span.until(), "") + ")";
    }

    private String answer(ApiOperation<?, ?> operation) {
        if (operation.kind() == Kind.CONTENT) {
            return "the file as a stream";
        }
        if (operation.kind() == Kind.LINES) {
            return "JSON lines, one at a time";
        }
        if (operation.answer() == Nothing.class) {
            return operation.kind() == Kind.BATCH
                    ? "a list with one `IdResult` for each id"
                    : "nothing; the body stays";
        }
        if (!operation.answer().isRecord()) {
            return operation.isList() ? "a list of texts" : "text";
        }
        return (operation.isList() ? "a list of " : "") + docs.link(operation.answer());
    }

    private void records() {
        line("## Records")
                .line("")
                .line(
                        "Answers keep the fields that these tables do not name; as JSON they are written as the server wrote them.");
        line("");
        Set<Class<?>> seen = new LinkedHashSet<>();
        Operations.all().forEach(operation -> {
            docs.collect(operation.answer(), seen);
            for (RecordComponent component : operation.request().getRecordComponents()) {
                docs.collect(component, seen);
            }
        });
        seen.stream().sorted(Comparator.comparing(Class::getSimpleName)).forEach(this::record);
    }

    private void record(Class<?> type) {
        line("### " + type.getSimpleName()).line("").line("| field | type | |").line("|---|---|---|");
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("others")) {
                line("| `" + component.getName() + "` | " + docs.type(component) + " | " + docs.meaning(component)
                        + " |");
            }
        }
        line("");
    }

    private static String permission(ApiOperation<?, ?> operation) {
        Permission permission = operation.permission();
        return switch (operation.credentials()) {
            case NONE -> "none";
            case ANY_KEY -> "any key";
            case SESSION -> "a session";
            case KEY -> permission == null ? "`all`" : "`" + permission.name() + "`";
        };
    }

    private static String versions(ApiOperation<?, ?> operation) {
        ServerVersion since = operation.since();
        return range(OLDEST.isAtLeast(since) ? null : since, operation.until(), "all");
    }

    private static String replacement(ApiOperation<?, ?> operation) {
        @Nullable Replacement<?, ?> replacement = operation.replacement();
        if (replacement == null) {
            return versions(operation).equals("all")
                    ? ""
                    : "; elsewhere an error names the version"
                            + (operation.advice().isEmpty() ? "" : ": " + operation.advice());
        }
        String permissions = replacement.permissions().stream()
                .map(permission -> "`" + permission + "`")
                .collect(Collectors.joining(", "));
        return "; elsewhere replaced by " + replacement.description()
                + (permissions.isEmpty() ? "" : " (needs " + permissions + ")");
    }

    private static String range(@Nullable ServerVersion since, @Nullable ServerVersion until, String all) {
        String from = since == null ? "" : "from " + since;
        String to = until == null ? "" : "before " + until;
        String range = (from + " " + to).strip();
        return range.isEmpty() ? all : range;
    }

    private static String header(ApiOperation<?, ?> operation, RecordComponent component) {
        String name = operation.publicName(component.getName());
        return "CamelImmich" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String title(Group group) {
        return group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private OperationReference line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
