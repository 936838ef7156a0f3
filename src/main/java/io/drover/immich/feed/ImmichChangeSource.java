package io.drover.immich.feed;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import io.drover.feed.FeedException;
import io.drover.feed.Piece.Opening;
import io.drover.feed.SourceMemory;
import io.drover.feed.Tie;
import io.drover.immich.api.Access;
import io.drover.immich.api.UserOperations;
import io.drover.immich.api.model.ServerVersion;
import io.drover.immich.api.model.User;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes in the library of one user of an Immich server. The way to read is chosen anew for each reading: after an
 * upgrade of the server, or with other credentials, it may be another; then a generation begins.
 */
public final class ImmichChangeSource implements ChangeSource {
    private static final Logger LOG = LoggerFactory.getLogger(ImmichChangeSource.class);

    private final ServerCalls server;
    private final Access access;
    private final FeedOptions options;
    private final FeedSessions sessions;
    private final Announcement announcement;
    private final Map<Way, Mode> modes = new EnumMap<>(Way.class);
    private final Map<Way, String> users = new ConcurrentHashMap<>();

    /**
     * @param access as whom the server is called
     * @param memory where the feed's session is kept, sealed
     * @param random for salts and nonces
     */
    public ImmichChangeSource(
            ServerCalls server, Access access, FeedOptions options, SourceMemory memory, SecureRandom random) {
        this.server = server;
        this.access = access;
        this.options = options;
        this.announcement = new Announcement(LOG, options);
        this.sessions = new FeedSessions(server, access, memory, options.name(), random);
    }

    @Override
    public String id() {
        return "/immich/users/" + user(way());
    }

    @Override
    public String domain() {
        return "app.immich";
    }

    @Override
    public String filter() {
        return options.filter();
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        ServerVersion version = server.version();
        Way way = options.way(version, access);
        announcement.say(way, version, user(way));
        String text = cursor.position();
        WayPosition position = text == null ? null : WayPosition.parse(text);
        if (position != null && position.way() == way) {
            Cursor same = new Cursor(position.position(), cursor.moved());
            return new WayReader(mode(way).open(same, most), way, null);
        }
        Opening opening = position == null ? null : switched(position.way(), way);
        return new WayReader(mode(way).open(new Cursor(null, cursor.moved()), most), way, opening);
    }

    /** @throws FeedException when the one tells less than the other, whose things would be taken for gone */
    private static Opening switched(Way from, Way to) {
        if (from == Way.STREAM) {
            throw new FeedException(
                    "the feed was read in a session, and without one it would be told of assets alone: give"
                            + " the login back, or ask for drover feed resync, after which all else is told as deleted");
        }
        return new Opening("changes are read by " + to.label() + " now, and were by " + from.label() + " before", true);
    }

    @Override
    public void confirm(String position) {
        WayPosition parsed = WayPosition.parse(position);
        if (parsed.way() != Way.STREAM || access.hasSession()) {
            mode(parsed.way()).confirm(parsed.position());
        }
    }

    @Override
    public void forget() {
        if (access.hasSession()) {
            sessions.end();
        }
    }

    @Override
    public List<Tie> ties() {
        return options.types().ties();
    }

    @Override
    public @Nullable String anew(String position) {
        WayPosition parsed = WayPosition.parse(position);
        String anew = mode(parsed.way()).anew(parsed.position());
        return anew == null ? null : new WayPosition(parsed.way(), anew).text();
    }

    private Way way() {
        return options.way(server.version(), access);
    }

    private synchronized Mode mode(Way way) {
        return modes.computeIfAbsent(way, this::newMode);
    }

    private Mode newMode(Way way) {
        return switch (way) {
            case STREAM -> new StreamMode(server, sessions, options.types(), options.privacy(), () -> user(Way.STREAM));
            case WALK -> new DeltaMode(server, options.types(), options.privacy(), options.timeBetweenWalks());
            case SEARCH -> new SearchMode(server, options.types(), options.privacy(), options.timeBetweenWalks());
        };
    }

    /** A key and a session may be of two users: whoever is read is asked. */
    private String user(Way way) {
        String known = users.get(way);
        if (known == null) {
            known = askUser(way).id();
            users.put(way, known);
        }
        return known;
    }

    private User askUser(Way way) {
        return way == Way.STREAM
                ? sessions.within(session -> server.callIn(session.token(), UserOperations.GET_MY_USER, NOTHING))
                : server.call(UserOperations.GET_MY_USER, NOTHING);
    }
}
