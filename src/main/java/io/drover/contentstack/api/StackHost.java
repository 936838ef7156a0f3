package io.drover.contentstack.api;

import io.drover.http.HttpAddress;

/**
 * Where a stack is hosted.
 *
 * @param name a region's id, or the name of a host of one's own
 * @param address what stands in front of {@code /v3}
 */
public record StackHost(String name, HttpAddress address) {
    static final String HINT = "the host must be the one that delivers content, for example"
            + " https://eu-cdn.contentstack.com; with the region set, no host is needed";

    /** Where the region delivers content. */
    public static StackHost of(Region region) {
        return new StackHost(region.id(), region.address());
    }

    /**
     * A host of one's own, such as one that stands in for a region's.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence, when it is no http or https address
     */
    public static StackHost parse(String setting, String url) {
        HttpAddress address = HttpAddress.parse(setting, url);
        return new StackHost(address.host(), address);
    }
}
