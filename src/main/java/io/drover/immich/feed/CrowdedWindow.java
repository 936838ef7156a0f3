package io.drover.immich.feed;

import io.drover.immich.api.RawAnswers;
import io.drover.immich.api.RawThing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Reads more assets than a page holds where no condition can part them. Pages are counted by offsets, and what changes
 * meanwhile leaves and shifts the rest: all pages are read again until that brings nothing new.
 */
final class CrowdedWindow {
    private final IntFunction<RawAnswers.Page> pages;
    private final Map<String, RawThing> found = new LinkedHashMap<>();

    /** @param pages asks for a page, the first is 1 */
    CrowdedWindow(IntFunction<RawAnswers.Page> pages) {
        this.pages = pages;
    }

    /** All of them, each once. */
    List<RawThing> assets() {
        int known;
        do {
            known = found.size();
            readAllPages();
        } while (found.size() > known);
        return List.copyOf(found.values());
    }

    private void readAllPages() {
        RawAnswers.Page page;
        int number = 1;
        do {
            page = pages.apply(number++);
            page.items().forEach(asset -> found.put(asset.id(), asset));
        } while (page.nextPage() != null && !page.items().isEmpty());
    }
}
