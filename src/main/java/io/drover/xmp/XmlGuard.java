package io.drover.xmp;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses XML that could harm whoever reads it: with a document type, which alone can define entities, or nested so deep
 * that a reader which follows it runs out of stack.
 */
final class XmlGuard {
    private static final int DEEPEST = 100;

    private XmlGuard() {}

    /** Reads all of it without following anything. @throws SidecarException in a clause that says what is wrong */
    static void check(byte[] xml) throws SidecarException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(
                "jdk.xml.maxElementDepth", "0"); // newer Javas have a limit: the one here says what is wrong
        try {
            check(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException e) {
            throw new SidecarException("it is no XML");
        }
    }

    private static void check(XMLStreamReader reader) throws XMLStreamException, SidecarException {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new SidecarException("it has a document type or an entity, which no XMP needs");
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {} // text and comments
            }
            if (depth > DEEPEST) {
                throw new SidecarException("its elements are nested deeper than " + DEEPEST);
            }
        }
    }
}
