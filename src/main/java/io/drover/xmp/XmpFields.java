package io.drover.xmp;

import static com.adobe.internal.xmp.XMPConst.NS_DC;
import static com.adobe.internal.xmp.XMPConst.NS_EXIF;
import static com.adobe.internal.xmp.XMPConst.NS_PHOTOSHOP;
import static com.adobe.internal.xmp.XMPConst.NS_TIFF;
import static com.adobe.internal.xmp.XMPConst.NS_XMP;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.properties.XMPProperty;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks out of XMP what Immich would take of a sidecar, in the order of precedence in which it does. */
final class XmpFields {
    private static final String DIGIKAM = "http://www.digikam.org/ns/1.0/";
    private static final String LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/";
    private static final String ANY_LANGUAGE = "x-default";

    private final XMPMeta xmp;

    XmpFields(XMPMeta xmp) {
        this.xmp = xmp;
    }

    XmpSidecar sidecar() throws SidecarException {
        try {
            registerNamespaces();
            return new XmpSidecar(description(), rating(), taken(), place(), tags());
        } catch (XMPException e) {
            throw new SidecarException("it is no XMP: " + e.getMessage());
        }
    }

    /** The library refuses questions about namespaces that no document has told it of. */
    private static void registerNamespaces() throws XMPException {
        XMPMetaFactory.getSchemaRegistry().registerNamespace(DIGIKAM, "digiKam");
        XMPMetaFactory.getSchemaRegistry().registerNamespace(LIGHTROOM, "lr");
    }

    private @Nullable String description() throws XMPException {
        return firstSaid(localized(NS_TIFF, "ImageDescription"), localized(NS_DC, "description"));
    }

    private @Nullable Integer rating() throws XMPException {
        String text = text(NS_XMP, "Rating");
        if (text == null) {
            return null;
        }
        try {
            int stars = (int) Double.parseDouble(text);
            return stars == -1 || (stars >= 1 && stars <= 5) ? stars : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable String taken() throws XMPException {
        String offset = text(NS_EXIF, "OffsetTimeOriginal");
        return Stream.of(
                        text(NS_EXIF, "DateTimeOriginal"),
                        text(NS_XMP, "CreateDate"),
                        text(NS_PHOTOSHOP, "DateCreated"))
                .filter(Objects::nonNull)
                .map(time -> moment(time, offset))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String moment(String time, @Nullable String offset) {
        for (String text : offset == null ? List.of(time) : List.of(time, time + offset)) {
            try {
                return OffsetDateTime.parse(text).toString();
            } catch (DateTimeException e) {
                continue; // not in this form
            }
        }
        return null;
    }

    private XmpSidecar.@Nullable Place place() throws XMPException {
        Double latitude = Coordinate.parse(text(NS_EXIF, "GPSLatitude"), 'N', 'S', 90);
        Double longitude = Coordinate.parse(text(NS_EXIF, "GPSLongitude"), 'E', 'W', 180);
        if (latitude == null || longitude == null || (latitude == 0 && longitude == 0)) {
            return null;
        }
        return new XmpSidecar.Place(latitude, longitude);
    }

    /** Paths that say levels win over words that do not. */
    private List<String> tags() throws XMPException {
        List<String> paths = list(DIGIKAM, "TagsList");
        if (paths.isEmpty()) {
            paths = list(LIGHTROOM, "hierarchicalSubject").stream()
                    .map(path -> path.replace('/', ' ').replace('|', '/'))
                    .toList();
        }
        if (paths.isEmpty()) {
            paths = list(NS_DC, "subject").stream()
                    .map(word -> word.replace('/', ' '))
                    .toList();
        }
        return paths.stream()
                .map(XmpFields::withoutEmptySteps)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
    }

    private static String withoutEmptySteps(String path) {
        return Stream.of(path.split("/"))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private List<String> list(String namespace, String name) throws XMPException {
        List<String> items = new ArrayList<>();
        int count = xmp.getProperty(namespace, name) == null ? 0 : xmp.countArrayItems(namespace, name);
        for (int i = 1; i <= count; i++) {
            XMPProperty item = xmp.getArrayItem(namespace, name, i);
            if (item != null && item.getValue() != null) {
                items.add(item.getValue());
            }
        }
        return items;
    }

    /** Text that may be told in several languages. */
    private @Nullable String localized(String namespace, String name) throws XMPException {
        XMPProperty property = xmp.getProperty(namespace, name);
        if (property == null) {
            return null;
        }
        if (!property.getOptions().isArrayAltText()) {
            return text(namespace, name);
        }
        XMPProperty text = xmp.getLocalizedText(namespace, name, null, ANY_LANGUAGE);
        return text == null ? null : text.getValue();
    }

    private @Nullable String text(String namespace, String name) throws XMPException {
        XMPProperty property = xmp.getProperty(namespace, name);
        String value = property == null || !property.getOptions().isSimple() ? null : property.getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable String firstSaid(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .map(text -> Objects.requireNonNull(text).strip())
                .findFirst()
                .orElse(null);
    }
}
