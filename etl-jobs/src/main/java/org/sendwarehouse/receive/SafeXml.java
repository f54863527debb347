package org.sendwarehouse.receive;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML read as a stream from people we do not trust to send only what they mean: no document type, no entities beyond
 * the five of XML, nothing fetched, and limits on depth, attributes, names and the length of one text.
 */
public final class SafeXml {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1 << 16;
    private static final int MAX_ATTRIBUTES = 64;

    private SafeXml() {}

    /** Opens a stream; the encoding is the one the document declares. */
    public static XMLStreamReader open(InputStream in) throws XMLStreamException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are refused");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
        // Lazily, so that comments are skipped and not gathered; EagerText asks for texts at once in their place.
        return new EagerText(factory.createXMLStreamReader(new ShortWords(in)));
    }

    /**
     * What is wrong with a document, in words, with its line. Never the parser's own text beyond its first sentence,
     * and no content of the document.
     */
    public static String problem(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
        String what;
        if (message.contains("EOF") || message.contains("Unexpected end")) {
            what = "The XML ends too early, as if the file were cut off.";
        } else if (message.contains(ShortWords.PROBLEM) || message.contains(EagerText.PROBLEM)) {
            what = "The XML holds names that no return has: far too long or far too many.";
        } else if (message.contains("entity") || message.contains("Entity")) {
            what = "The XML uses an entity that is not one of the five of XML itself. Entities are refused.";
        } else if (message.contains("Maximum") || message.contains("limit")) {
            what = "The XML goes beyond a limit (depth " + MAX_DEPTH + ", " + MAX_TEXT + " characters in one text).";
        } else if (message.contains("UTF-8") || message.contains("Invalid byte") || message.contains("encoding")) {
            what = "The XML holds characters that do not fit the encoding it declares.";
        } else {
            what = "The XML is not well formed.";
        }
        return line > 0 ? what + " Line " + line + "." : what;
    }
}
