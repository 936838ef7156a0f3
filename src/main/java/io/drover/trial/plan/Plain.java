package io.drover.trial.plan;

import io.drover.yaml.Value;
import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values without their lines: maps, lists, texts, numbers, booleans and null. */
public final class Plain {
    private Plain() {}

    public static @Nullable Object of(@Nullable Value value) {
        if (value instanceof Entries entries) {
            return map(entries);
        }
        if (value instanceof Items items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(of(item)));
            return list;
        }
        return value instanceof Scalar scalar ? scalar.value() : null;
    }

    static Map<String, Object> map(Entries entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.entries().forEach(entry -> map.put(entry.key(), of(entry.value())));
        return map;
    }
}
