package io.drover.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an upload apart while they come, as Immich's own parser does: the first error counts. */
final class MultipartReceiver implements MultiPart.Parser.Listener {
    private static final int TEXT_LIMIT = 1 << 20;

    private final Profile profile;
    private final FileReceiver.Factory files;
    private final MultiPart.Parser parser;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private @Nullable PartName part;
    private @Nullable FileReceiver open;
    private ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable ReceivedFile file;
    private boolean sidecar;
    private boolean complete;
    private @Nullable Refusal refusal;

    MultipartReceiver(String boundary, Profile profile, FileReceiver.Factory files) {
        this.profile = profile;
        this.files = files;
        this.parser = new MultiPart.Parser(boundary, this);
    }

    /** Takes the next piece of the body. */
    void accept(Content.Chunk chunk) {
        if (refusal == null) {
            parser.parse(chunk);
        } else {
            chunk.skip(chunk.remaining());
        }
    }

    /**
     * What came.
     *
     * @throws Refusal when it is not what Immich takes
     */
    Form form() {
        if (refusal == null && !complete) {
            refusal = Refusal.of(400, "Multipart: Unexpected end of form");
        }
        if (refusal != null) {
            discard();
            throw refusal;
        }
        return new Form(fields, file, sidecar);
    }

    /** Forgets the files that were kept. */
    void discard() {
        if (open != null) {
            open.discard();
        }
        if (file != null) {
            FileReceiver.discard(file);
        }
    }

    @Override
    public void onPartHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Disposition")) {
            part = PartName.parse(value);
        }
    }

    @Override
    public void onPartHeaders() {
        PartName current = part;
        text = new ByteArrayOutputStream();
        if (current == null || current.fileName() == null) {
            return;
        }
        String name = current.fileName();
        String judged = profile.nameFieldDecidesType() ? fields.getOrDefault("filename", name) : name;
        switch (current.name()) {
            case "assetData" -> beginAsset(name, judged);
            case "sidecarData" -> {
                sidecar = true;
                require(MediaKinds.isSidecar(judged), "Unsupported file type " + judged);
            }
            default -> require(false, "Unexpected field - " + current.name());
        }
    }

    private void beginAsset(String name, String judged) {
        require(file == null, "Unexpected field - assetData");
        require(profile.media().isAsset(judged), "Unsupported file type " + judged);
        if (refusal == null) {
            open = files.receive(name);
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (open != null) {
            open.accept(chunk.getByteBuffer());
        } else if (part != null && part.fileName() == null && text.size() + chunk.remaining() <= TEXT_LIMIT) {
            byte[] bytes = new byte[chunk.remaining()];
            chunk.get(bytes, 0, bytes.length);
            text.writeBytes(bytes);
        }
    }

    @Override
    public void onPartEnd() {
        if (open != null) {
            file = open.finish();
            open = null;
            require(!profile.refusesEmptyFiles() || file.size() > 0, "File is empty");
        } else if (part != null && part.fileName() == null) {
            fields.put(part.name(), text.toString(StandardCharsets.UTF_8));
        }
        part = null;
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
        require(false, "Multipart: Unexpected end of form");
    }

    private void require(boolean condition, String complaint) {
        if (!condition && refusal == null) {
            refusal = Refusal.of(400, complaint);
        }
    }
}
