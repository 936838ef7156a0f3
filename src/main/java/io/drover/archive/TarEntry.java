package io.drover.archive;

/**
 * What a tar says of one member.
 *
 * @param name as text
 * @param type of the format
 * @param size bytes of its content
 * @param modifiedMillis its time, milliseconds since 1970
 * @param position of its content in the tar
 * @param sparse whether its holes are left out of its content
 */
record TarEntry(String name, char type, long size, long modifiedMillis, long position, boolean sparse) {

    boolean isFolder() {
        return type == '5' || type == 'D' || (isPlain() && name.endsWith("/"));
    }

    /** Whether it is a label or the like, which is no member. */
    boolean isNote() {
        return type == 'V' || type == 'g' || type == 'N' || type == 'A' || type == 'I';
    }

    /** Whether it is a file with content. */
    boolean isFile() {
        return isPlain() || sparse;
    }

    private boolean isPlain() {
        return type == '0' || type == 0 || type == '7';
    }
}
