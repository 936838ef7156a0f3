package io.drover.immich.feed;

import io.drover.feed.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the lines of one type say.
 *
 * @param type of the thing
 * @param key its name
 * @param parents names of what it belongs to
 * @param fields of the data that the names are made of
 * @param byContent whether the number in its acknowledgement can be that of another row, so that it does not tell states apart
 * @param sensitive whether its data can hold what {@link Privacy} keeps back
 */
record LineKind(
        String type,
        Operation operation,
        KeyShape key,
        List<KeyShape> parents,
        List<String> fields,
        boolean byContent,
        boolean sensitive) {

    /** Says that a thing is there. */
    static LineKind there(String type, String... fields) {
        return of(type, Operation.UPSERT, new KeyShape(type, List.of(fields)), List.of(), false, false);
    }

    /** Says that it is gone. */
    static LineKind gone(String type, String... fields) {
        return of(type, Operation.DELETE, new KeyShape(type, List.of(fields)), List.of(), false, false);
    }

    private static LineKind of(
            String type,
            Operation operation,
            KeyShape key,
            List<KeyShape> parents,
            boolean byContent,
            boolean sensitive) {
        List<String> fields = Stream.concat(Stream.of(key), parents.stream())
                .flatMap(shape -> shape.fields().stream())
                .distinct()
                .toList();
        return new LineKind(type, operation, key, parents, fields, byContent, sensitive);
    }

    /** It belongs to this thing, too. */
    LineKind below(String parent, String... parentFields) {
        List<KeyShape> all = new ArrayList<>(parents);
        all.add(new KeyShape(parent, List.of(parentFields)));
        return of(type, operation, key, List.copyOf(all), byContent, sensitive);
    }

    /** Its key begins with another word than its type. */
    LineKind named(String prefix) {
        return of(type, operation, new KeyShape(prefix, key.fields()), parents, byContent, sensitive);
    }

    LineKind toldByContent() {
        return of(type, operation, key, parents, true, sensitive);
    }

    LineKind holdingSecrets() {
        return of(type, operation, key, parents, byContent, true);
    }
}
