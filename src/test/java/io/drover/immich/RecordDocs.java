package io.drover.immich;

import io.drover.immich.api.model.IsoTime;
import io.drover.immich.api.model.Nothing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the source of a record says of its components: their Javadoc is their documentation. */
final class RecordDocs {
    private static final Pattern PARAMETER = Pattern.compile(
            "@param (\\w+)\\s+(.*?)(?=\\s*\\n\\s*\\* @| @(?:param|return|throws) |\\s*\\*/)", Pattern.DOTALL);

    private final Path sources;

    /** @param sources the folder of the sources */
    RecordDocs(Path sources) {
        this.sources = sources;
    }

    /** Whether a request must have it. */
    boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether it is one value, or a list of such. */
    boolean isSimple(RecordComponent component) {
        Class<?> value = element(component.getGenericType());
        return !isObject(value) && !Map.class.isAssignableFrom(value);
    }

    /** Its type in a few words. */
    String type(RecordComponent component) {
        Class<?> value = element(component.getGenericType());
        String name = isObject(value)
                ? link(value)
                : value == Boolean.class || value == boolean.class
                        ? "true or false"
                        : value == IsoTime.class
                                ? "time"
                                : Number.class.isAssignableFrom(value) || value.isPrimitive()
                                        ? "number"
                                        : Map.class.isAssignableFrom(value) ? "object" : "text";
        return component.getType() == List.class ? "list of " + name : name;
    }

    /** Its name, leading to its table. */
    String link(Class<?> record) {
        return "[`" + record.getSimpleName() + "`](#" + record.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    /** Adds the record of a component, and those that it holds. */
    void collect(RecordComponent component, Set<Class<?>> seen) {
        collect(element(component.getGenericType()), seen);
    }

    /** Adds a record, and those that it holds. */
    void collect(Class<?> type, Set<Class<?>> seen) {
        if (isObject(type) && type != Nothing.class && seen.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component, seen);
            }
        }
    }

    private static boolean isObject(Class<?> type) {
        return type.isRecord() && type != IsoTime.class;
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType parameterized
                && (parameterized.getRawType() == List.class || parameterized.getRawType() == Optional.class)) {
            return element(parameterized.getActualTypeArguments()[0]);
        }
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    /** What its Javadoc says, on one line. @throws AssertionError when it says nothing */
    String meaning(RecordComponent component) {
        Class<?> owner = component.getDeclaringRecord();
        Matcher matcher = PARAMETER.matcher(source(owner));
        while (matcher.find()) {
            if (matcher.group(1).equals(component.getName())) {
                return matcher.group(2)
                        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                        .replace("|", "\\|")
                        .strip();
            }
        }
        throw new AssertionError(
                owner.getSimpleName() + " does not say what its component " + component.getName() + " is");
    }

    private String source(Class<?> owner) {
        try {
            return Files.readString(sources.resolve(owner.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
