package io.drover.yaml;

/** A text that is no YAML, or not such as is read here. Its message is one sentence. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    YamlException(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    /** Where it is wrong, counted from 1, or 0 when it is about the whole text. */
    public int line() {
        return line;
    }
}
