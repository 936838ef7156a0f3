package io.drover.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes the details of a library by chance. */
final class DetailSteps {
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final int DAYS = 12_000;
    private static final List<String> NAMES = List.of("Ann", "Ben", "Chloé", "Dmitri", "Emine", "");

    private final LibraryDetails details;
    private final List<String> assets;
    private final int major;
    private final Random random;

    /** @param assets the ids of those that are there */
    DetailSteps(LibraryDetails details, List<String> assets, Profile profile, Random random) {
        this.details = details;
        this.assets = assets;
        this.major = profile.major();
        this.random = random;
    }

    /** Makes one change and says which. */
    String step() {
        String told = null;
        while (told == null) {
            told = attempt();
        }
        return told;
    }

    /** Null when there is nothing yet of what it would change; a person can always be made. */
    private @Nullable String attempt() {
        return switch (random.nextInt(6)) {
            case 0 -> person(one(details.people()));
            case 1 -> face(one(assets), one(details.faces()));
            case 2 -> memory(one(details.memories()));
            case 3 -> memoryAsset(one(details.memories()), one(assets), one(details.memoryAssets()));
            case 4 -> image(one(assets));
            default -> setting();
        };
    }

    private String person(@Nullable Person known) {
        if (known == null || random.nextInt(3) == 0) {
            String name = one(NAMES, "");
            return "person " + details.addPerson(name) + " is known as '" + name + "'";
        }
        String id = known.id();
        if (random.nextInt(4) == 0) {
            details.removePerson(id);
            return "person " + id + " is forgotten";
        }
        Face face = one(details.faces());
        details.changePerson(
                id,
                person -> person.named(one(NAMES, ""))
                        .born(random.nextBoolean() ? day() : null)
                        .hidden(random.nextBoolean())
                        .favorite(random.nextBoolean())
                        .colored(random.nextBoolean() ? "#%06x".formatted(random.nextInt(1 << 24)) : null)
                        .shownBy(face == null ? null : face.id()));
        return "person " + id + " is changed";
    }

    private @Nullable String face(@Nullable String asset, @Nullable Face known) {
        Person person = one(details.people());
        String whose = person == null ? null : person.id();
        if (asset != null && (known == null || random.nextInt(2) == 0)) {
            int left = random.nextInt(800);
            Face.Box box = new Face.Box(1_000, 750, left, 100, left + 200, 300);
            return "face " + details.addFace(asset, whose, box) + " is found in asset " + asset;
        }
        if (known == null) {
            return null;
        }
        String id = known.id();
        return switch (random.nextInt(4)) {
            case 0 -> {
                details.removeFace(id);
                yield "face " + id + " is removed";
            }
            case 1 -> {
                details.changeFace(id, face -> face.visible(!face.visible()));
                yield "face " + id + " is shown or hidden";
            }
            case 2 -> {
                Instant aside = known.deletedAt() == null ? Instant.EPOCH.plusSeconds(random.nextInt(1 << 30)) : null;
                details.changeFace(id, face -> face.deletedAt(aside));
                yield "face " + id + " is put aside or taken back";
            }
            default -> {
                details.changeFace(id, face -> face.of(whose));
                yield "face " + id + " is another person's";
            }
        };
    }

    private String memory(@Nullable Memory known) {
        if (known == null || random.nextInt(3) == 0) {
            LocalDate day = day();
            return "memory " + details.addMemory(day) + " is made of " + day;
        }
        String id = known.id();
        if (random.nextInt(3) == 0) {
            details.removeMemory(id);
            return "memory " + id + " is removed";
        }
        details.changeMemory(id, memory -> memory.saved(!memory.saved()));
        return "memory " + id + " is kept or not";
    }

    private @Nullable String memoryAsset(@Nullable Memory memory, @Nullable String asset, @Nullable MemoryAsset shown) {
        if (shown != null && random.nextInt(3) == 0) {
            details.hide(shown.memory(), shown.asset());
            return "memory " + shown.memory() + " no longer shows asset " + shown.asset();
        }
        if (memory == null || asset == null) {
            return null;
        }
        details.show(memory.id(), asset);
        return "memory " + memory.id() + " shows asset " + asset;
    }

    /** Edits came with 2.6, texts are told from 3.0 on. */
    private @Nullable String image(@Nullable String asset) {
        int count = random.nextInt(3);
        if (asset == null || major < 2) {
            return null;
        }
        if (major < 3 || random.nextBoolean()) {
            ImageEdit.Action[] actions = {ImageEdit.Action.rotate(90), ImageEdit.Action.crop(0, 0, 100, 100)};
            details.edit(asset, List.of(actions).subList(0, count).toArray(ImageEdit.Action[]::new));
            return "asset " + asset + " is shown with edits: " + count;
        }
        String[] texts = {"EXIT", "Café " + random.nextInt(1_000)};
        details.recognize(asset, List.of(texts).subList(0, count).toArray(String[]::new));
        return "asset " + asset + " is read anew, texts: " + count;
    }

    private String setting() {
        String name = one(UserSetting.NAMES, "preferences");
        if (random.nextInt(3) == 0
                && details.settings().stream()
                        .anyMatch(setting -> setting.name().equals(name))) {
            details.unset(name);
            return "setting " + name + " is removed";
        }
        details.set(name, Map.of("number", random.nextInt(1_000)));
        return "setting " + name + " is made or changed";
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private <T> @Nullable T one(List<T> things) {
        return things.isEmpty() ? null : things.get(random.nextInt(things.size()));
    }

    private <T> T one(List<T> things, T otherwise) {
        T chosen = one(things);
        return chosen == null ? otherwise : chosen;
    }
}
