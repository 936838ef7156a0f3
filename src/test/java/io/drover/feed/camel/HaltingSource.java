package io.drover.feed.camel;

import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import io.drover.feed.Fate;
import io.drover.feed.Moment;

/** A source in a process that may end when it was opened, and around each confirmation. */
record HaltingSource(ChangeSource source, Fate fate) implements ChangeSource {
    @Override
    public String id() {
        return source.id();
    }

    @Override
    public String domain() {
        return source.domain();
    }

    @Override
    public String filter() {
        return source.filter();
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        ChangeReader reader = source.open(cursor, most);
        fate.at(Moment.SOURCE_OPENED);
        return reader;
    }

    @Override
    public void confirm(String position) {
        fate.at(Moment.CONFIRMATION_DUE);
        source.confirm(position);
        fate.at(Moment.ACKNOWLEDGED);
    }
}
