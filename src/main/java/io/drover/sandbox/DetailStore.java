package io.drover.sandbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The details of all libraries. One lock; what it gives out never changes.
 *
 * <p>What becomes of a detail when another one goes is as the constraints and triggers of Immich's database have it.
 */
final class DetailStore {
    private static final Map<Class<? extends Detail>, ChangeLog.Kind> KINDS = Map.of(
            Person.class, ChangeLog.Kind.PERSON,
            Face.class, ChangeLog.Kind.FACE,
            Memory.class, ChangeLog.Kind.MEMORY,
            MemoryAsset.class, ChangeLog.Kind.MEMORY_ASSET,
            ImageEdit.class, ChangeLog.Kind.IMAGE_EDIT,
            RecognizedText.class, ChangeLog.Kind.RECOGNIZED_TEXT,
            UserSetting.class, ChangeLog.Kind.USER_SETTING);

    private final Map<Class<? extends Detail>, Map<List<String>, Detail>> byType = new HashMap<>();
    private final Map<String, Set<Name>> namesOfAsset = new HashMap<>();
    private final Clock clock;
    private final ChangeLog changes;

    DetailStore(Clock clock, ChangeLog changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** What names a detail among all. */
    private record Name(Class<? extends Detail> type, List<String> key) {}

    /** The changes that tell of a type of details. */
    static ChangeLog.Kind kindOf(Class<? extends Detail> type) {
        return Objects.requireNonNull(KINDS.get(type));
    }

    synchronized <D extends Detail> @Nullable D find(Class<D> type, List<String> key) {
        return type.cast(of(type).get(key));
    }

    /** Those of a type that pass the filter, in the order of their making. */
    synchronized <D extends Detail> List<D> list(Class<D> type, Predicate<D> filter) {
        return of(type).values().stream().map(type::cast).filter(filter).toList();
    }

    /** Adds a detail, or puts it in the place of the one with its key. */
    synchronized void put(Detail detail) {
        of(detail.getClass()).put(detail.key(), detail);
        String asset = detail.asset();
        if (asset != null) {
            namesOfAsset
                    .computeIfAbsent(asset, unused -> new LinkedHashSet<>())
                    .add(new Name(detail.getClass(), detail.key()));
        }
        changes.upserted(kindOf(detail.getClass()), detail.owner(), named(detail));
    }

    /** Removes a detail, and has that told. */
    synchronized void remove(Detail detail) {
        take(detail);
        changes.deleted(kindOf(detail.getClass()), detail.owner(), named(detail));
        release(detail);
    }

    /**
     * Removes what belongs to an asset that is no more. That memories do not show it any longer is told, and that people
     * have lost the face that stood for them; nothing else is.
     */
    synchronized void forget(String asset) {
        for (Name name : List.copyOf(namesOfAsset.getOrDefault(asset, Set.of()))) {
            Detail detail = Objects.requireNonNull(of(name.type()).get(name.key()));
            if (detail instanceof MemoryAsset) {
                remove(detail);
            } else {
                drop(detail);
            }
        }
    }

    private void drop(Detail detail) {
        take(detail);
        changes.forgotten(kindOf(detail.getClass()), detail.owner(), named(detail));
        release(detail);
    }

    private void take(Detail detail) {
        of(detail.getClass()).remove(detail.key());
        String asset = detail.asset();
        if (asset != null) {
            namesOfAsset.computeIfPresent(asset, (unchanged, names) -> {
                names.remove(new Name(detail.getClass(), detail.key()));
                return names.isEmpty() ? null : names;
            });
        }
    }

    /** Unties from a detail that is gone what was tied to it. */
    private void release(Detail gone) {
        if (gone instanceof Person person) {
            list(Face.class, face -> person.id().equals(face.person())).forEach(face -> put(face.of(null)));
        } else if (gone instanceof Face face) {
            list(Person.class, person -> face.id().equals(person.face()))
                    .forEach(person -> put(person.shownBy(null).updated(clock.instant())));
        } else if (gone instanceof Memory memory) {
            list(MemoryAsset.class, link -> link.memory().equals(memory.id())).forEach(this::drop);
        }
    }

    private Map<List<String>, Detail> of(Class<? extends Detail> type) {
        return byType.computeIfAbsent(type, unused -> new LinkedHashMap<>());
    }

    private static String[] named(Detail detail) {
        return detail.key().toArray(String[]::new);
    }
}
