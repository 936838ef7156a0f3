package io.drover.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * A list of values in a statement, {@code in (?, ?, …)}. It comes in a few lengths only, so that a session prepares a few
 * statements; the last value is repeated to fill one up.
 */
public final class ValueList {
    /** Values in one list, at most. */
    public static final int MOST = 1_000;

    private ValueList() {}

    /** How long the list for so many values is. */
    public static int places(int values) {
        int places = 1;
        while (places < values) {
            places *= 4;
        }
        return Math.min(places, MOST);
    }

    /** The question marks of a list of this length. */
    public static String marks(int places) {
        return String.join(", ", Collections.nCopies(places, "?"));
    }

    /** Sets the values from this parameter on. @param values 1 to {@value #MOST} */
    public static void set(PreparedStatement statement, int first, List<String> values) throws SQLException {
        int places = places(values.size());
        for (int i = 0; i < places; i++) {
            statement.setString(first + i, values.get(Math.min(i, values.size() - 1)));
        }
    }
}
