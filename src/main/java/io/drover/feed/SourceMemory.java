package io.drover.feed;

/** What a source keeps over restarts besides its position, such as an encrypted session. One value a feed. */
public interface SourceMemory {

    /** What was saved last; empty when nothing was. */
    byte[] load();

    /** Saves it durably; an empty array forgets it. @param bytes never a secret in the clear */
    void save(byte[] bytes);
}
