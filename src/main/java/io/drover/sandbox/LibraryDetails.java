package io.drover.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * People, faces, memories, edits, texts in photos and settings of one user, which only the stream tells of: the
 * sandbox has no calls for them. Every method that names a thing throws an {@link IllegalArgumentException} when the
 * user has none of that id. One thread at a time may change them; streams may be read meanwhile.
 */
public final class LibraryDetails {
    private final World world;
    private final DetailStore store;
    private final String owner;

    /** @param owner the user's id */
    LibraryDetails(World world, String owner) {
        this.world = world;
        this.store = world.details();
        this.owner = owner;
    }

    /** Those who are known, in the order of their making. */
    public List<Person> people() {
        return all(Person.class);
    }

    /** Makes a person without anything but a name, and returns the id. */
    public String addPerson(String name) {
        Instant now = world.clock().instant();
        String id = world.ids().uuid();
        store.put(new Person(id, owner, name, null, false, false, null, null, now, now));
        return id;
    }

    /** Changes a person, who counts as updated now. */
    public void changePerson(String id, UnaryOperator<Person> change) {
        store.put(change.apply(one(Person.class, id)).updated(world.clock().instant()));
    }

    /** Removes a person; the faces stay and are nobody's. */
    public void removePerson(String id) {
        store.remove(one(Person.class, id));
    }

    /** The faces in all photos, in the order of their making. */
    public List<Face> faces() {
        return all(Face.class);
    }

    /** Finds a face in a photo, and returns its id. @param person whose it is, or null when that is not known */
    public String addFace(String asset, @Nullable String person, Face.Box box) {
        if (person != null) {
            one(Person.class, person);
        }
        String id = world.ids().uuid();
        store.put(new Face(id, owner, asset(asset), person, box, "machine-learning", true, null));
        return id;
    }

    /** Changes a face. */
    public void changeFace(String id, UnaryOperator<Face> change) {
        store.put(change.apply(one(Face.class, id)));
    }

    /** Removes a face for good; a person for whom it stood has none from then on. */
    public void removeFace(String id) {
        store.remove(one(Face.class, id));
    }

    /** The memories, in the order of their making. */
    public List<Memory> memories() {
        return all(Memory.class);
    }

    /** Which memory shows which assets, in the order in which they came. */
    public List<MemoryAsset> memoryAssets() {
        return all(MemoryAsset.class);
    }

    /** Makes a memory of a day that shows these assets, and returns its id. */
    public String addMemory(LocalDate day, String... assets) {
        Instant now = world.clock().instant();
        String id = world.ids().uuid();
        store.put(new Memory(id, owner, day, false, null, now, now));
        for (String asset : assets) {
            show(id, asset);
        }
        return id;
    }

    /** Changes a memory, which counts as updated now. */
    public void changeMemory(String id, UnaryOperator<Memory> change) {
        store.put(change.apply(one(Memory.class, id)).updated(world.clock().instant()));
    }

    /** Lets a memory show an asset. */
    public void show(String memory, String asset) {
        store.put(new MemoryAsset(one(Memory.class, memory).id(), owner, asset(asset)));
    }

    /** Lets a memory no longer show an asset. */
    public void hide(String memory, String asset) {
        store.remove(one(MemoryAsset.class, memory, asset));
    }

    /** Removes a memory; that it shows nothing any more is not told. */
    public void removeMemory(String id) {
        store.remove(one(Memory.class, id));
    }

    /** The edits of all photos, in the order of their making. */
    public List<ImageEdit> edits() {
        return all(ImageEdit.class);
    }

    /** Has a photo shown by these edits, in the place of those it had; by none it is shown as it came. */
    public void edit(String asset, ImageEdit.Action... actions) {
        removeAll(ImageEdit.class, asset(asset));
        for (int sequence = 0; sequence < actions.length; sequence++) {
            store.put(new ImageEdit(world.ids().uuid(), owner, asset, sequence, actions[sequence]));
        }
        boolean edited = actions.length > 0;
        if (required(asset).edited() != edited) {
            world.assets().change(asset, draft -> draft.edited(edited));
        }
    }

    /** The texts in all photos, in the order of their reading. */
    public List<RecognizedText> texts() {
        return all(RecognizedText.class);
    }

    /** Reads a photo anew: these texts, from the top down, are in the place of those it had. */
    public void recognize(String asset, String... texts) {
        removeAll(RecognizedText.class, asset(asset));
        for (int line = 0; line < texts.length; line++) {
            double height = 1.0 / texts.length;
            RecognizedText.Area area = new RecognizedText.Area(0.125, line * height, 0.875, (line + 1) * height);
            store.put(new RecognizedText(world.ids().uuid(), owner, asset, texts[line], area, 0.75, 0.5, true));
        }
    }

    /** The settings of the user, in the order in which they were first made. */
    public List<UserSetting> settings() {
        return all(UserSetting.class);
    }

    /** Keeps a value. @param name preferences, license or onboarding */
    public void set(String name, Map<String, Object> value) {
        store.put(new UserSetting(owner, name, value));
    }

    /** Removes a value. */
    public void unset(String name) {
        store.remove(one(UserSetting.class, owner, name));
    }

    /**
     * Changes something that the version knows, by chance. With the same seed and the same changes before, it does the
     * same.
     *
     * @return what it did, in one sentence
     */
    public String step(Random random) {
        List<String> all = world.assets().list(asset -> asset.owner().equals(owner)).stream()
                .map(StoredAsset::id)
                .toList();
        return step(random, all);
    }

    /** The same, where it is known already which assets there are to choose from. @param assets their ids, or none */
    public String step(Random random, List<String> assets) {
        return new DetailSteps(this, assets, world.profile(), random).step();
    }

    private <D extends Detail> List<D> all(Class<D> type) {
        return store.list(type, detail -> detail.owner().equals(owner));
    }

    private <D extends Detail> void removeAll(Class<D> type, String asset) {
        store.list(type, detail -> asset.equals(detail.asset())).forEach(store::remove);
    }

    private <D extends Detail> D one(Class<D> type, String... ids) {
        return store
                .list(
                        type,
                        detail -> detail.owner().equals(owner)
                                && detail.key().subList(0, ids.length).equals(List.of(ids)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the user has no " + type.getSimpleName() + " " + String.join(" ", ids)));
    }

    private String asset(String id) {
        return required(id).id();
    }

    private StoredAsset required(String id) {
        StoredAsset asset = world.assets().find(id);
        if (asset == null || !asset.owner().equals(owner)) {
            throw new IllegalArgumentException("the user has no asset " + id);
        }
        return asset;
    }
}
