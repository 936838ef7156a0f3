package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.ApiOperation.Batch;
import io.drover.immich.api.ApiOperation.Group;
import io.drover.immich.api.ApiOperation.Kind;
import io.drover.immich.api.ApiOperation.Permission;
import io.drover.immich.api.ApiOperation.Replacement;
import io.drover.immich.api.Operations;
import io.drover.immich.api.model.Nothing;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the reference of all operations, from the table that the program itself works by. */
final class OperationReference {
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
                    + docs.type(component) + " | " + docs.meaning(component) + " |");
        }
        line("");
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
        String fields = Arrays.stream(operation.answer().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("others"))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return (operation.isList() ? "a list of `" : "one `")
                + operation.answer().getSimpleName() + "`: " + fields;
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
        String from = operation.isEverywhere() || operation.since().minor() == 135 ? "" : "from " + operation.since();
        String to = operation.until() == null ? "" : "before " + operation.until();
        String range = (from + " " + to).strip();
        return range.isEmpty() ? "all" : range;
    }

    private static String replacement(ApiOperation<?, ?> operation) {
        @Nullable Replacement<?, ?> replacement = operation.replacement();
        if (replacement == null) {
            return operation.isEverywhere() ? "" : "; elsewhere an error names the version";
        }
        String permissions = replacement.permissions().stream()
                .map(permission -> "`" + permission + "`")
                .collect(Collectors.joining(", "));
        return "; elsewhere replaced by " + replacement.description()
                + (permissions.isEmpty() ? "" : " (needs " + permissions + ")");
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
