package org.sendwarehouse.receive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sendwarehouse.contract.XmlShape;
import org.sendwarehouse.home.Shown;

/** Reads the header of an XML return and nothing after it. */
final class XmlHeaderReader {
    private XmlHeaderReader() {}

    static ReturnHeader read(Path file, XmlShape shape, List<String> dateFormats) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = SafeXml.open(in);
            try {
                return read(xml, shape, new Dates(dateFormats));
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            return ReturnHeader.refused(SafeXml.problem(e));
        }
    }

    private static ReturnHeader read(XMLStreamReader xml, XmlShape shape, Dates dates) throws XMLStreamException {
        Set<String> wanted = Set.of(shape.area(), shape.period(), shape.referenceDate());
        Map<String, String> facts = new HashMap<>();
        int depth = 0;
        boolean inHeader = false;
        String element = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                return ReturnHeader.refused("The XML carries a document type declaration (line "
                        + xml.getLocation().getLineNumber() + "). Remove it; it is refused for safety.");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                element = xml.getLocalName();
                if (depth == 1 && !element.equals(shape.root())) {
                    return ReturnHeader.refused("The root element is <" + Shown.of(element, 60) + "> (line "
                            + xml.getLocation().getLineNumber() + "); a return starts with <" + shape.root() + ">.");
                }
                if (depth == 2 && !element.equals(shape.header())) {
                    break;
                }
                inHeader = inHeader || depth == 2;
            } else if (event == XMLStreamConstants.CHARACTERS && inHeader && wanted.contains(element)) {
                facts.put(element, xml.getText().strip());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                element = "";
                if (depth-- == 2 && inHeader) {
                    break;
                }
            }
        }
        String date = facts.get(shape.referenceDate());
        return ReturnHeader.of(
                facts.get(shape.area()),
                facts.get(shape.period()),
                date == null ? null : dates.parse(date),
                "The <" + shape.header() + "> of the return");
    }
}
