package org.sendwarehouse.receive;

import com.ctc.wstx.exc.WstxLazyException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads each text when it comes, so that what is wrong with it is told where it is; comments and instructions are passed
 * over unread. Counts the different names of elements and attributes, which the parser keeps for good.
 */
final class EagerText extends StreamReaderDelegate {
    static final String PROBLEM = "names without end";

    private static final int MOST_NAMES = 2_000;

    private final Set<String> names = new HashSet<>();

    EagerText(XMLStreamReader reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        try {
            int event = super.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                super.getTextLength();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                name(super.getLocalName());
                for (int i = 0; i < super.getAttributeCount(); i++) {
                    name(super.getAttributeLocalName(i));
                }
            }
            return event;
        } catch (WstxLazyException e) {
            throw e.getCause() instanceof XMLStreamException real && real.getLocation() != null
                    ? real
                    : new XMLStreamException(e.getMessage(), getLocation(), e);
        } catch (XMLStreamException e) {
            // The parser does not say where a limit was passed.
            throw e.getLocation() == null ? new XMLStreamException(e.getMessage(), getLocation(), e) : e;
        }
    }

    private void name(String name) throws XMLStreamException {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw new XMLStreamException(PROBLEM, getLocation());
        }
    }
}
