package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/** What happens to users, and between them. */
final class UserSteps {
    private static final int MOST_USERS = 5;

    private UserSteps() {}

    static void addTo(LibraryScript script) {
        script.add(1, ScriptStep.Effect.NONE, UserSteps::add)
                .add(1, ScriptStep.Effect.NONE, UserSteps::rename)
                .add(1, ScriptStep.Effect.NONE, UserSteps::share)
                .add(1, ScriptStep.Effect.NONE, UserSteps::unshare)
                .add(1, ScriptStep.Effect.NONE, UserSteps::show);
    }

    private static @Nullable String add(ScriptLibrary library) {
        int number = library.users().size();
        String email = "user" + number + "@example.com";
        if (number >= MOST_USERS || library.world().accounts().withEmail(email) != null) {
            return null;
        }
        Accounts.User user = library.world().accounts().addUser(email, "User " + number, null);
        library.add(ScriptUser.of(library.world(), user.id()));
        return email + " joins";
    }

    private static String rename(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        String name = "User " + library.random().nextInt(1_000_000);
        library.world().accounts().rename(user.id(), name);
        return library.name(user.id()) + " is called " + name;
    }

    private static @Nullable String share(ScriptLibrary library) {
        ScriptUser user = library.anyUser();
        ScriptUser other = library.otherUser(user);
        if (other == null) {
            return null;
        }
        boolean toOther = library.chance(50);
        String by = toOther ? user.id() : other.id();
        String with = toOther ? other.id() : user.id();
        return library.world().partners().add(by, with)
                ? library.name(by) + " shares with " + library.name(with)
                : null;
    }

    private static @Nullable String unshare(ScriptLibrary library) {
        Partner partner = anyPartner(library);
        if (partner == null) {
            return null;
        }
        library.world().partners().remove(partner.sharedBy(), partner.sharedWith());
        return library.name(partner.sharedBy()) + " no longer shares with " + library.name(partner.sharedWith());
    }

    private static @Nullable String show(ScriptLibrary library) {
        Partner partner = anyPartner(library);
        if (partner == null) {
            return null;
        }
        boolean shown = !partner.inTimeline();
        library.world().partners().show(partner.sharedBy(), partner.sharedWith(), shown);
        return library.name(partner.sharedWith()) + (shown ? " shows " : " hides ") + "what "
                + library.name(partner.sharedBy()) + " shares";
    }

    private static @Nullable Partner anyPartner(ScriptLibrary library) {
        var partners = library.world().partners().list(partner -> true);
        return partners.isEmpty() ? null : library.oneOf(partners);
    }
}
