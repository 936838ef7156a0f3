package io.drover.ingest;

/** Told of the ends of scans. Found in the registry; called on the scan's thread: be quick. */
public interface ScanListener {

    /**
     * A scan has ended, and the files that it found have too.
     *
     * @param route the id of the route that the files go by
     * @param full whether all of the source was looked at, and not a few folders only
     * @param tally its counts, which do not change any more
     */
    void scanned(String route, boolean full, Tally tally);

    /**
     * A full scan was not made, or broke off.
     *
     * @param source whether that is the source's fault, such as a folder that is not mounted, and not the server's
     * @param reason in one sentence
     */
    void refused(String route, boolean source, String reason);
}
