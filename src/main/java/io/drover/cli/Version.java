package io.drover.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ours, Camel's and Java's. */
final class Version implements IVersionProvider {

    /** Drover's own version, or {@code development} when it runs from classes. */
    static String ofDrover() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        String camel = org.apache.camel.CamelContext.class.getPackage().getImplementationVersion();
        return new String[] {"drover " + ofDrover() + " (Camel " + camel + ", Java " + Runtime.version() + ")"};
    }
}
