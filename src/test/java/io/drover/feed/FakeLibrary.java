package io.drover.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Things with a log of what became of them, as servers keep it: of a thing that goes with another one the log says nothing.
 */
final class FakeLibrary implements ModelWorld {
    private static final List<String> CHILDREN = List.of("exif", "face", "link");
    private static final int MOST_ASSETS = 40;

    private final NavigableMap<String, SourceChange> things = new TreeMap<>();
    private final List<SourceChange> log = new ArrayList<>();
    private int versions;
    private int epoch = 1;

    /** How its source behaves. */
    final FakeBehaviour behaviour = new FakeBehaviour();

    /** A thing is new or has changed. */
    FakeLibrary put(String type, String name, String... parents) {
        int version = ++versions;
        SourceChange change = SourceChange.upsert(
                type, type + "/" + name, null, "v" + version, "{\"version\":" + version + "}", List.of(parents));
        things.put(change.key(), change);
        log.add(change);
        return this;
    }

    /** A thing is gone, and with it what belongs to it. */
    FakeLibrary remove(String key) {
        vanish(key);
        log.add(SourceChange.delete(key.substring(0, key.indexOf('/')), key, null, "d" + ++versions, null));
        return this;
    }

    /** A thing is gone, and the log lost it: whoever reads has to begin anew. */
    FakeLibrary lose(String key) {
        vanish(key);
        return beginAnew();
    }

    /** A thing is there again, in the very state that it had. */
    FakeLibrary bringBack(SourceChange thing) {
        things.put(thing.key(), thing);
        log.add(thing);
        return this;
    }

    /** Cursors hold no more. */
    FakeLibrary beginAnew() {
        epoch++;
        return this;
    }

    private void vanish(String key) {
        things.remove(key);
        things.values().stream()
                .filter(thing -> thing.parents().contains(key))
                .map(SourceChange::key)
                .toList()
                .forEach(this::vanish);
    }

    NavigableMap<String, SourceChange> things() {
        return things;
    }

    List<SourceChange> log() {
        return log;
    }

    int epoch() {
        return epoch;
    }

    FakeSource source(Steps steps) {
        return new FakeSource(this, steps);
    }

    @Override
    public ChangeSource source(SourceMemory memory, Steps steps) {
        return source(steps);
    }

    @Override
    public void change(RandomGenerator random) {
        String asset = "asset/" + random.nextInt(MOST_ASSETS);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> put("asset", asset.substring(6));
            case 3, 4, 5 -> child(asset, random);
            case 6 -> put("album", String.valueOf(random.nextInt(4)));
            case 7 -> lose(random);
            case 8 -> remove(asset);
            default -> remove("album/" + random.nextInt(4));
        }
    }

    /** Some belong to two things. */
    private void child(String asset, RandomGenerator random) {
        String type = CHILDREN.get(random.nextInt(CHILDREN.size()));
        String name = random.nextInt(MOST_ASSETS) + "-" + random.nextInt(3);
        String album = "album/" + random.nextInt(4);
        if (!things.containsKey(asset)) {
            return;
        }
        if (type.equals("link") && things.containsKey(album)) {
            put(type, name, asset, album);
        } else {
            put(type, name, asset);
        }
    }

    private void lose(RandomGenerator random) {
        if (random.nextInt(8) == 0 && !things.isEmpty()) {
            lose(things.ceilingKey(things.lastKey()));
        }
    }

    @Override
    public void disturb(RandomGenerator random) {
        behaviour.disturb(random);
        if (random.nextInt(20) == 0) {
            beginAnew();
        }
    }

    @Override
    public void calm() {
        behaviour.calm();
    }

    @Override
    public Map<String, String> truth() {
        Map<String, String> truth = new TreeMap<>();
        things.forEach((key, thing) -> truth.put(key, String.valueOf(thing.data())));
        return truth;
    }
}
