package io.drover.trial;

import io.drover.library.LibraryEndpoint;
import io.drover.trial.plan.TestCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a test within its folder and its servers: an endpoint that leaves the machine is captured, unless the test keeps
 * it, and one that would read or write another folder is refused. A library elsewhere is read from the test's folder.
 */
final class Borders implements EndpointStrategy {
    /** What stands in the place of a folder where library: is told to do something with a file. */
    private static final Set<String> VERBS = Set.of("dispose", "look", "open");

    private static final String OURS = "io.drover.";

    /** Of ours, and by way of a broker. */
    static final String WORK = "work";

    private static final Set<String> LOCAL = Set.of(
            "direct",
            "seda",
            "stub",
            "mock",
            "log",
            "timer",
            "scheduler",
            "quartz",
            "cron",
            "bean",
            "class",
            "ref",
            "controlbus",
            "master",
            "language",
            "dataformat",
            "dataset",
            "dataset-test",
            "validator",
            "xslt",
            "jslt",
            "jolt",
            "velocity",
            "freemarker",
            "mustache",
            "string-template",
            "browse",
            "saga",
            "kamelet",
            "file",
            "once",
            "json-validator");
    private static final List<String> FOLDER_OPTIONS = List.of("directory", "directoryName", "path", "source");

    private final TestCase test;
    private final TestFolder folder;
    private final SentMessages sent;

    Borders(TestCase test, TestFolder folder, SentMessages sent) {
        this.test = test;
        this.folder = folder;
        this.sent = sent;
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        String scheme = schemeOf(endpoint.getEndpointUri());
        if (isCaptured(scheme, endpoint)) {
            return new CapturedEndpoint(endpoint, scheme, sent);
        }
        if (endpoint instanceof LibraryEndpoint library && library.getStorage() != null) {
            bringHome(library, library.getStorage());
            return endpoint;
        }
        String place = folderOf(endpoint);
        if (place != null && !place.isBlank() && !isInside(place)) {
            throw new IllegalArgumentException(scheme + ": " + place + " is not in the test's folder;"
                    + " let the route take it from a setting, and set that to " + TestFolder.PLACEHOLDER + "/…");
        }
        return endpoint;
    }

    private void bringHome(LibraryEndpoint library, String storage) {
        String scheme = storage.startsWith("aws2-s3:") ? "s3" : schemeOf(storage);
        String bean = "test-storage-" + scheme;
        library.getCamelContext().getRegistry().bind(bean, new FolderStorage(scheme + "://test", folder.files()));
        if (isOpening(library)) {
            library.setRoot(folder.inside(String.valueOf(library.getRoot())));
        } else {
            library.setPath(folder.inside(library.getPath()));
        }
        library.setStorage("bean:" + bean);
        library.setStorageOptions(Map.of());
    }

    private static String schemeOf(String uri) {
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }

    private boolean isCaptured(String scheme, Endpoint endpoint) {
        if (test.kept().contains(scheme)) {
            return false;
        }
        boolean ours = endpoint.getClass().getName().startsWith(OURS) && !scheme.equals(WORK);
        boolean local = LOCAL.contains(scheme) || ours;
        return !local || test.captured().contains(scheme);
    }

    private static boolean isOpening(LibraryEndpoint library) {
        return library.getPath().equals("open");
    }

    private static @Nullable String folderOf(Endpoint endpoint) {
        if (endpoint instanceof DelegateEndpoint) {
            return null; // the one behind it is looked at itself
        }
        if (endpoint instanceof LibraryEndpoint opening && isOpening(opening)) {
            return opening.getRoot();
        }
        if (endpoint instanceof LibraryEndpoint look && look.getPath().equals("look")) {
            return null; // its source is a name
        }
        if (endpoint instanceof LibraryEndpoint library && !VERBS.contains(library.getPath())) {
            return library.getPath();
        }
        if (endpoint instanceof GenericFileEndpoint<?> files) {
            return files.getConfiguration().getDirectory();
        }
        if (!endpoint.getClass().getName().startsWith(OURS)) {
            return null;
        }
        Map<String, Object> options = options(endpoint.getEndpointUri());
        return FOLDER_OPTIONS.stream()
                .filter(options::containsKey)
                .map(name -> String.valueOf(options.get(name)))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> options(String uri) {
        int question = uri.indexOf('?');
        try {
            return question < 0 ? Map.of() : URISupport.parseQuery(uri.substring(question + 1));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("the options of " + schemeOf(uri) + ": cannot be read", e);
        }
    }

    private boolean isInside(String place) {
        return Path.of(place).toAbsolutePath().normalize().startsWith(folder.files());
    }
}
