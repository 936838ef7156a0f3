package io.drover;

import io.drover.reload.LiveFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Edits route files and settings at random, well and badly, and can put all right again. */
final class RouteEditor {
    private static final int OWN = 4;

    /** What people get wrong. */
    private static final List<String> MISTAKES = List.of(
            "- route:\n    from: [",
            "- route:\n    from:\n      uri: timer:mistake\n      steps:\n        - sned: direct:ingest\n",
            "- route:\n    from:\n      uri: timer:mistake\n      steps:\n        - to: direct:nowhere\n",
            "- route:\n    from:\n      uri: timer:mistake\n      steps:\n        - to: ledgr:record\n",
            "- route:\n    from:\n      uri: timer:mistake?perod=1000\n      steps:\n        - to: direct:ingest\n",
            "- route:\n    from:\n      uri: timer:mistake\n      steps:\n        - to: \"direct:{{drover.no.such}}\"\n");

    private final LiveFolders folders;
    private final Random random;

    /** The right text of each file by its name now. */
    private final Map<String, String> right = new TreeMap<>();

    private final Set<String> broken = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private int edits;

    RouteEditor(LiveFolders folders, Random random, List<String> files) throws IOException {
        this.folders = folders;
        this.random = random;
        for (String file : files) {
            right.put(file, folders.text(file));
        }
    }

    /** One edit. @return what it was */
    String step() throws IOException {
        int choice = random.nextInt(100);
        if (choice < 35) {
            return edit(anyOf(right.keySet()));
        } else if (choice < 50) {
            return broken(anyOf(right.keySet()));
        } else if (choice < 63) {
            return repaired();
        } else if (choice < 71) {
            return renamed(anyOf(right.keySet()));
        } else if (choice < 76) {
            return deleted(anyOf(right.keySet()));
        } else if (choice < 86) {
            return own();
        }
        return setting();
    }

    private String edit(String name) throws IOException {
        String text = text(name).replaceAll("(?m)^# edit .*\n", "") + "# edit " + ++edits + "\n";
        right.put(name, text);
        broken.remove(name);
        missing.remove(name);
        folders.save(name, text);
        return "edited " + name;
    }

    private String text(String name) {
        return Objects.requireNonNull(right.get(name));
    }

    private String broken(String name) throws IOException {
        broken.add(name);
        missing.remove(name);
        folders.save(name, MISTAKES.get(random.nextInt(MISTAKES.size())));
        return "broke " + name;
    }

    private String repaired() throws IOException {
        Set<String> wrong = new TreeSet<>(broken);
        wrong.addAll(missing);
        return wrong.isEmpty() ? edit(anyOf(right.keySet())) : repaired(anyOf(wrong));
    }

    private String repaired(String name) throws IOException {
        broken.remove(name);
        missing.remove(name);
        folders.save(name, text(name));
        return "repaired " + name;
    }

    private String renamed(String name) throws IOException {
        String other = name.endsWith("-renamed") ? name.replace("-renamed", "") : name + "-renamed";
        if (right.containsKey(other)) {
            return edit(name);
        }
        if (broken.contains(name) || missing.contains(name)) {
            repaired(name);
        }
        folders.rename(name, other);
        right.put(other, right.remove(name));
        return "renamed " + name + " to " + other;
    }

    /** It is needed by others, or it is one's own. */
    private String deleted(String name) throws IOException {
        if (missing.contains(name)) {
            return repaired(name);
        }
        folders.delete(name);
        broken.remove(name);
        missing.add(name);
        return "deleted " + name;
    }

    /** A route that keeps another one busy comes or goes; its id may be that of one that was renamed. */
    private String own() throws IOException {
        String name = "own-" + random.nextInt(OWN);
        if (right.remove(name) == null) {
            right.put(name, own(name));
            folders.save(name, own(name));
            return "added " + name;
        }
        if (!missing.remove(name)) {
            folders.delete(name);
        }
        broken.remove(name);
        return "took away " + name;
    }

    private static String own(String name) {
        return """
                - route:
                    id: %s
                    from:
                      uri: timer:%s?period=20
                      steps:
                        - to: direct:own-target
                """.formatted(name, name);
    }

    private String setting() throws IOException {
        return switch (random.nextInt(14)) {
            case 0 -> set("camel.component.immich.maxUploads", Integer.toString(1 + random.nextInt(16)));
            case 1 -> set("camel.component.immich.maxUploads", "many");
            case 2 -> set("drover.changes.sink", "none");
            case 3 -> set("drover.retry.delay", Integer.toString(20 + random.nextInt(20)));
            case 4 -> set("drover.changes.sink", "fils");
            case 5, 6, 7 -> set("drover.changes.sink", "files");
            case 8, 9 -> set("drover.changes.batchSize", Integer.toString(10 + random.nextInt(90)));
            case 10 -> set("drover.folder.exclude", "*." + random.nextInt(9));
            default -> set("drover.folder.rescanEvery", 100 + random.nextInt(100) + "ms");
        };
    }

    private String set(String key, String value) throws IOException {
        folders.set(key, value);
        return key + " = " + value;
    }

    /** Puts all right. */
    void repair() throws IOException {
        for (String name : right.keySet()) {
            if (!Files.exists(folders.route(name)) || broken.contains(name)) {
                repaired(name);
            }
        }
        set("drover.changes.sink", "files");
        set("camel.component.immich.maxUploads", "8");
    }

    /** The routes of one's own that should run when all is right. */
    Set<String> ownRoutes() {
        Set<String> own = new TreeSet<>(right.keySet());
        own.removeIf(name -> !name.startsWith("own-") || name.contains("target"));
        Set<String> ids = new TreeSet<>();
        own.forEach(name -> ids.add(name.replace("-renamed", "")));
        return ids;
    }

    private String anyOf(Set<String> names) {
        List<String> all = List.copyOf(new TreeSet<>(names));
        return all.get(random.nextInt(all.size()));
    }
}
