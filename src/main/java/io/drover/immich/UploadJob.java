package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.immich.api.AssetOperations;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.UploadedAsset;
import io.drover.immich.api.model.DeleteAssets;
import io.drover.ingest.FileErrors;
import io.drover.ingest.FileState;
import io.drover.ingest.Progress;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.Rights;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upload of one file, from the first byte to the confirmation.
 *
 * <p>After an end that may have stored the file (a 5xx, a cut, a timeout) the exchange fails and remembers it; when it is
 * delivered again, the server is asked by checksum before anything is sent.
 */
final class UploadJob implements UploadPool.Job {
    private static final Logger LOG = LoggerFactory.getLogger(UploadJob.class);

    /** What the server's words begin with when it will not join a still with a video. */
    private static final String ABOUT_VIDEO = "Live photo video";

    private final ImmichServer server;
    private final Progress progress;
    private final SourceFile file;
    private final AsyncCallback callback;
    private FileMessage message;
    private String withoutVideo = "";

    UploadJob(ImmichServer server, Progress progress, FileMessage message, AsyncCallback callback) {
        this.server = server;
        this.progress = progress;
        this.message = message;
        this.file = message.file();
        this.callback = callback;
    }

    @Override
    public void putBack(PutBackException why) {
        fail(why);
    }

    @Override
    public void begin() {
        if (!message.isInDoubt()) { // else it has begun: what became of it is found out here
            Rights.require(message.exchange().getMessage());
        }
    }

    @Override
    public long run() {
        try {
            if (message.isInDoubt() && storedBefore()) {
                return -1;
            }
            UploadedAsset asset = send();
            server.answered();
            confirm(asset);
            return asset.created() ? file.stamp().size() : 0;
        } catch (ApiException e) {
            refused(e);
        } catch (IOException e) {
            unreadable(e);
        } catch (Throwable e) {
            fail(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
        return -1;
    }

    private UploadedAsset send() throws IOException {
        message.requireUnchanged();
        long start = System.nanoTime();
        UploadedAsset asset = server.client().uploadAsset(message.upload(progress));
        server.events().uploaded(System.nanoTime() - start);
        if (!asset.created()) {
            // the server may have answered by the checksum alone, before the last look at the file
            message.requireUnchanged();
        }
        return asset;
    }

    private void confirm(UploadedAsset asset) {
        server.confirm(message.checksum()).whenComplete((result, error) -> {
            if (result == null) {
                message.doubt();
                fail(error == null ? new IllegalStateException("no answer") : error);
            } else if (result.accept()) {
                server.uploads().submit(new RemoveDamagedJob(server, asset, this));
            } else {
                held(result, asset);
            }
        });
    }

    private void held(CheckResult result, UploadedAsset asset) {
        String assetId = result.assetId();
        if (result.trashed()) {
            message.settleTrashed(assetId);
            callback.done(false);
        } else if (asset.created() && !asset.id().equals(assetId)) {
            settle(
                    FileState.FAILED,
                    assetId,
                    "the server made asset " + asset.id() + " but holds these bytes as asset " + assetId);
        } else if (asset.created()) {
            settle(FileState.UPLOADED, assetId, "confirmed by checksum" + withoutVideo);
        } else {
            settle(FileState.DUPLICATE, assetId, "the server held these bytes already");
        }
    }

    /** The server holds other bytes than were sent; what it made of them is gone or reported, and the file goes again. */
    void damaged(String outcome) {
        fail(new IOException("the server stored other bytes than were sent; " + outcome));
    }

    /** After an ambiguous end: whether the server has the file now, in which case its state is set. */
    private boolean storedBefore() {
        CheckResult result = server.check(message.checksum()).join();
        String assetId = result.assetId();
        if (result.accept() || assetId == null) {
            return false;
        }
        if (result.trashed()) {
            message.settleTrashed(assetId);
            callback.done(false);
            return true;
        }
        String proof = Original.proof(file, assetId, server.client()::originalIsReadable);
        if (proof == null) {
            return message.tracked() ? !removeEmpty(assetId) : leaveAlone(assetId);
        }
        settle(FileState.UPLOADED, assetId, "stored by an attempt whose answer was lost; " + proof);
        return true;
    }

    /** Nobody asked before the first attempt whether the server had the bytes: the asset may be older than that. */
    private boolean leaveAlone(String assetId) {
        message.settleLost(assetId);
        callback.done(false);
        return true;
    }

    /** Removes an asset that the failed attempt has left without a file. @return whether the file can go again now */
    private boolean removeEmpty(String assetId) {
        try {
            server.client().call(AssetOperations.DELETE_ASSETS, new DeleteAssets(List.of(assetId), true));
            return true;
        } catch (ApiException e) {
            if (e.verdict() == Verdict.RETRY || e.verdict() == Verdict.WAIT) {
                throw e;
            }
            settle(
                    FileState.FAILED,
                    assetId,
                    "the server failed while it stored the file and kept an asset without it; delete that asset, then"
                            + " retry: " + e.getMessage());
            return false;
        }
    }

    private void refused(ApiException e) {
        Verdict verdict = e.verdict();
        switch (verdict) {
            case WAIT, DENIED -> {
                server.pause(e);
                server.uploads().submit(this);
            }
            case REJECT -> {
                if (isAboutVideo(e)) {
                    goWithoutVideo(e);
                } else {
                    settle(FileState.REJECTED, null, String.valueOf(e.getMessage()));
                }
            }
            case LATER -> settle(FileState.FAILED, null, String.valueOf(e.getMessage()));
            case RETRY -> {
                LOG.debug("{} goes again after: {}", file.path(), e.getMessage());
                message.doubt();
                server.events().failed(e);
                fail(e);
            }
        }
    }

    /** The video that a still was to be joined with is gone, or is none any more: that is not the still's fault. */
    private boolean isAboutVideo(ApiException e) {
        String words = e.serverMessage();
        return message.tracked()
                && message.options().livePhotoVideoId() != null
                && words != null
                && words.startsWith(ABOUT_VIDEO);
    }

    private void goWithoutVideo(ApiException e) {
        message.exchange().getMessage().removeHeader(ImmichConstants.LIVE_PHOTO_VIDEO_ID);
        message = message.with(message.options().withoutLivePhotoVideo());
        withoutVideo = "; sent without its video: " + e.serverMessage();
        server.uploads().submit(this);
    }

    private void unreadable(IOException e) {
        Path sidecar = file.sidecar();
        if (sidecar != null
                && e instanceof FileSystemException about
                && sidecar.toString().equals(about.getFile())) {
            settle(FileState.FAILED, null, "its sidecar could not be sent: " + FileErrors.describe(e));
            return;
        }
        FileErrors.stateOf(e).ifPresentOrElse(state -> settle(state, null, FileErrors.describe(e)), () -> fail(e));
    }

    private void settle(FileState state, @Nullable String assetId, String reason) {
        if (state == FileState.UPLOADED) {
            message.sidecarSent();
        }
        message.settle(state, assetId, reason);
        callback.done(false);
    }

    private void fail(Throwable why) {
        Exchange exchange = message.exchange();
        exchange.setException(why);
        callback.done(false);
    }
}
