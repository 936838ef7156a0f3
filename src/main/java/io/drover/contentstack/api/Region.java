package io.drover.contentstack.api;

import io.drover.http.HttpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where stacks are hosted. Each region knows its own stacks only. */
public enum Region {
    NA("cdn.contentstack.io", "na", "us", "aws-na"),
    EU("eu-cdn.contentstack.com", "eu", "aws-eu"),
    AU("au-cdn.contentstack.com", "au", "aws-au"),
    AZURE_NA("azure-na-cdn.contentstack.com", "azure-na"),
    AZURE_EU("azure-eu-cdn.contentstack.com", "azure-eu"),
    GCP_NA("gcp-na-cdn.contentstack.com", "gcp-na"),
    GCP_EU("gcp-eu-cdn.contentstack.com", "gcp-eu");

    private final String host;
    private final List<String> names;

    Region(String host, String... names) {
        this.host = host;
        this.names = List.of(names);
    }

    /**
     * Finds a region by its id or another of its names; case, and whether minus or underscore, does not matter.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence that says what is allowed
     */
    public static Region parse(String setting, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values())
                .filter(region -> region.names.contains(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting + " is '" + name + "'; allowed: "
                        + Arrays.stream(values()).map(Region::id).collect(Collectors.joining(", "))
                        + ", or leave it out and set the host"));
    }

    /** The id that Contentstack gives it, such as {@code azure-na}. */
    public String id() {
        return names.get(0);
    }

    /** Where its content is delivered. */
    public HttpAddress address() {
        return HttpAddress.parse("region", "https://" + host);
    }
}
