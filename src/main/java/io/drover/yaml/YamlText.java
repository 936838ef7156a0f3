package io.drover.yaml;

import io.drover.yaml.Value.Entries;
import io.drover.yaml.Value.Entry;
import io.drover.yaml.Value.Items;
import io.drover.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML so that each value knows its line, and refuses what is said twice. */
public final class YamlText {
    private YamlText() {}

    /** The value that a text holds. @throws YamlException when it is empty or no YAML */
    public static Value read(String text) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(YamlText::value)
                    .orElseThrow(() -> new YamlException(0, "it is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new YamlException(line, "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlException(0, "this is no YAML: " + e.getMessage());
        }
    }

    private static Value value(Node node) {
        if (node.isRecursive()) {
            throw new YamlException(line(node), "an alias must not name what it stands in");
        }
        if (node instanceof MappingNode map) {
            return entries(map);
        }
        if (node instanceof SequenceNode list) {
            return new Items(list.getValue().stream().map(YamlText::value).toList(), line(node));
        }
        return scalar((ScalarNode) node);
    }

    private static Entries entries(MappingNode map) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : map.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                throw new YamlException(line(key), "a key must be a word");
            }
            if (!keys.add(name.getValue())) {
                throw new YamlException(line(key), "'" + name.getValue() + "' is said twice");
            }
            entries.add(new Entry(name.getValue(), value(tuple.getValueNode()), line(key)));
        }
        return new Entries(entries, line(map));
    }

    private static Scalar scalar(ScalarNode node) {
        return new Scalar(typed(node.getTag(), node.getValue()), line(node));
    }

    /** What is not quite a number for Java stays a text. */
    private static @Nullable Object typed(Tag tag, String text) {
        try {
            if (tag.equals(Tag.NULL)) {
                return null;
            }
            if (tag.equals(Tag.BOOL)) {
                return Boolean.valueOf(text);
            }
            if (tag.equals(Tag.INT)) {
                return Long.valueOf(text);
            }
            return tag.equals(Tag.FLOAT) ? Double.valueOf(text) : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
