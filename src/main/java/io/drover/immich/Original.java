package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.ingest.SourceFile;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The look at an asset's original: a server that fails in the middle can keep an asset without its file. */
final class Original {
    private Original() {}

    /**
     * How the original of an asset that has the file's checksum was found, in words, or null when the server has lost it.
     *
     * @param readable asks the server whether it can read the original of the asset with this id
     * @throws ApiException when a repetition may help
     */
    static @Nullable String proof(SourceFile file, String assetId, Predicate<String> readable) {
        if (file.stamp().size() == 0) {
            return "an empty file has no original to look at";
        }
        try {
            return readable.test(assetId) ? "its original is readable" : null;
        } catch (ApiException e) {
            if (e.verdict() == Verdict.RETRY || e.verdict() == Verdict.WAIT) {
                throw e;
            }
            return "its original could not be looked at: " + e.getMessage();
        }
    }
}
