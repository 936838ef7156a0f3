package io.drover.text;

import java.text.Normalizer;

/**
 * Text by which names are compared: in Unicode's composed form (NFC). An é may be one character or two; macOS writes two,
 * most others one, and both look the same.
 */
public final class Composed {
    private Composed() {}

    /** The composed form; the text itself where it is that already, as nearly all are. */
    public static String of(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
