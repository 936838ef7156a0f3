package io.drover.lint;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One value in a route file.
 *
 * @param path the keys that lead to it, from the outermost one to its own; lists are left out
 * @param line of its first character, counted from 1
 * @param column of its first character, counted from 1
 * @param flat whether it is written on one line as it is, so that each of its characters has a column
 */
record Text(List<String> path, String value, int line, int column, boolean flat) {

    static Text of(ScalarNode node, List<String> path) {
        Mark start = node.getStartMark().orElseThrow();
        Mark end = node.getEndMark().orElseThrow();
        int quote = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        return new Text(
                List.copyOf(path),
                node.getValue(),
                start.getLine() + 1,
                start.getColumn() + 1 + quote,
                start.getLine() == end.getLine());
    }

    /** The column of one of its characters, as far as that is known. */
    int columnOf(int index) {
        return flat ? column + index : column;
    }

    /** The last key of its path, or an empty one. */
    String key() {
        return ancestor(0);
    }

    /** The key that many steps above its own, or an empty one. */
    String ancestor(int up) {
        int index = path.size() - 1 - up;
        return index < 0 ? "" : path.get(index);
    }

    /** Whether it is written there as it is: not taken from a setting, the environment, an object or a message. */
    boolean isLiteral() {
        return isLiteral(value);
    }

    static boolean isLiteral(String value) {
        return !value.isBlank()
                && !value.contains("{{")
                && !value.contains("${")
                && !value.strip().startsWith("#");
    }
}
