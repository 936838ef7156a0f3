package io.drover.reload;

/** Hears of edits of files. Called on the thread that looks for them. */
public interface ReloadListener {
    /** An edit runs now. @param what one line for people */
    void applied(String what);

    /** An edit was refused, and the version before runs on. Told once for each. @param sentence the file, and what is wrong */
    void refused(String sentence);
}
