package io.drover;

/** The command line's root. */
public final class Drover {
    private Drover() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
