package io.drover.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The permissions that an API key can be given, in the order in which the server lists them. */
final class Permissions {
    /** What can be done with what; a {@code +} marks what is there from 2.x on, a {@code -} what 3.x lacks. */
    private static final String ALL = """
            all
            activity create read update delete statistics
            apiKey create read update delete
            asset read update delete statistics share view download upload replace- copy+ derive+ edit.get+ \
            edit.create+ edit.delete+
            album create read update delete statistics share download
            albumAsset create delete
            albumUser create update delete
            auth changePassword
            authDevice delete
            archive read
            backup list+ download+ upload+ delete+
            duplicate read delete
            face create read update delete
            folder read+
            job create read
            library create read update delete statistics
            timeline read download
            maintenance+
            map read+ search+
            memory create read update delete statistics
            memoryAsset create delete
            notification create read update delete
            partner create read update delete
            person create read update delete statistics merge reassign
            pinCode create update delete
            plugin create+ read+ update+ delete+
            server about apkLinks storage statistics versionCheck
            serverLicense read update delete
            session create read update delete lock
            sharedLink create read update delete
            stack create read update delete
            sync stream
            syncCheckpoint read update delete
            systemConfig read update
            systemMetadata read update
            tag create read update delete asset
            user read update
            userLicense create read update delete
            userOnboarding read update delete
            userPreference read update
            userProfileImage create read update delete
            queue read+ update+
            queueJob create+ read+ update+ delete+
            workflow create+ read+ update+ delete+
            adminUser create read update delete
            adminSession read+
            adminAuth unlinkAll""";

    private Permissions() {}

    /** Those that a version knows. */
    static List<String> of(Profile profile) {
        List<String> known = new ArrayList<>();
        for (String line : ALL.lines().toList()) {
            List<String> words = List.of(line.split(" +"));
            if (words.size() == 1) {
                add(known, words.get(0), "", profile);
            }
            words.stream().skip(1).forEach(action -> add(known, action, words.get(0) + ".", profile));
        }
        return known;
    }

    private static void add(List<String> known, String marked, String prefix, Profile profile) {
        boolean there = marked.endsWith("+") ? profile.major() >= 2 : !marked.endsWith("-") || profile.major() < 3;
        if (there) {
            known.add(prefix + marked.replaceAll("[+-]$", ""));
        }
    }
}
