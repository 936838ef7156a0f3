package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/** The meaning of replaceAsset, up to 2.x. */
final class Replacements {
    private final World world;

    Replacements(World world) {
        this.world = world;
    }

    /**
     * Gives an asset another file. The id in the answer is that of the copy in the trash that holds the old one. With
     * the bytes that the asset has already, the server answers that they are a duplicate and loses the file.
     *
     * @throws Refusal when it cannot be done
     */
    Answer replace(Accounts.Caller caller, String id, @Nullable Form form) {
        return Uploads.discardWhenRefused(form, () -> replaceChecked(caller, id, form));
    }

    private Answer replaceChecked(Accounts.Caller caller, String id, @Nullable Form received) {
        world.profile().rules().id(id);
        world.profile().rules().upload(received);
        Form form = Uploads.withFile(received);
        new Access(world).require(caller, id, "asset.update");
        Uploads.checkQuota(world, caller.user(), form.receivedFile());
        StoredAsset holder =
                world.assets().find(caller.user().id(), form.receivedFile().sha1());
        if (holder == null) {
            String copyId = world.ids().uuid();
            world.assets().replace(id, draft -> fill(draft, form), copyId);
            return answer("replaced", copyId);
        }
        if (holder.id().equals(id)) {
            world.assets().change(id, draft -> fill(draft, form).withoutOriginal());
        }
        FileReceiver.discard(form.receivedFile());
        return answer("duplicate", holder.id());
    }

    private AssetDraft fill(AssetDraft draft, Form form) {
        return form.fill(draft, world.profile().media()).liveVideo(null).sidecar(form.sidecar());
    }

    private static Answer answer(String status, String id) {
        return Answer.json(200, Json.object().put("status", status).put("id", id));
    }
}
