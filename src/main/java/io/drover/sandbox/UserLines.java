package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What the stream tells of users: of all of them, and more of the one who asks. */
final class UserLines {
    private final SyncRun run;

    UserLines(SyncRun run) {
        this.run = run;
    }

    Iterator<SyncLine> caller() {
        return run.upserts(
                SyncEntityType.AUTH_USER_V1, ChangeLog.Kind.USER, ChangeLog.EVERYBODY, change -> caller(change));
    }

    Iterator<SyncLine> all() {
        return run.upserts(SyncEntityType.USER_V1, ChangeLog.Kind.USER, ChangeLog.EVERYBODY, change -> {
            Accounts.User user = run.world().accounts().user(change.key().get(0));
            return user == null ? null : user(user).put("hasProfileImage", false);
        });
    }

    private @Nullable ObjectNode caller(ChangeLog.Change change) {
        Accounts.User user = run.user();
        if (!user.id().equals(change.key().get(0))) {
            return null;
        }
        ObjectNode json = user(user).put("isAdmin", false).putNull("pinCode").put("oauthId", "");
        json.putNull("storageLabel").put("quotaSizeInBytes", user.quota());
        json.put("quotaUsageInBytes", run.world().assets().bytesOf(user.id()));
        return json.put("hasProfileImage", false);
    }

    private static ObjectNode user(Accounts.User user) {
        return Json.object()
                .put("id", user.id())
                .put("name", user.name())
                .put("email", user.email())
                .putNull("avatarColor")
                .putNull("deletedAt")
                .put("profileChangedAt", AssetViews.time(user.createdAt()));
    }
}
