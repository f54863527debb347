package org.sendwarehouse.landing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.contract.XmlShape;
import org.sendwarehouse.home.Shown;
import org.sendwarehouse.receive.SafeXml;

/** Reads a return in XML person by person; what the contract does not name refuses it, with the line. */
final class XmlReturnReader implements BlockReader {
    private static final int PERSONS = 512;

    /** Far beyond all that was ever recorded of one person, in bytes as held. */
    private static final long HEAVIEST_PERSON = 4 << 20;

    private static final long HEAVIEST_BLOCK = 16 << 20;
    private static final int LONGEST_NAME = 60;

    private final XmlShape shape;
    private final RowsRead read;
    private final Map<String, Element> elements = new HashMap<>();
    private final Element top;
    private final InputStream in;
    private final XMLStreamReader xml;
    private long persons;
    private long weight;
    private boolean started;
    private int wrapped;

    /** What an element of a record may hold: columns by name, and records below. */
    private static final class Element {
        final Table table;
        final Map<String, Integer> columns = new HashMap<>();
        final Map<String, Element> below = new HashMap<>();

        Element(Table table) {
            this.table = table;
            List<Column> all = table.columns();
            for (int i = 0; i < all.size(); i++) {
                if (!all.get(i).isDerived()) {
                    for (String name : all.get(i).headers()) {
                        columns.put(name, i);
                    }
                }
            }
        }
    }

    XmlReturnReader(Contract contract, Path file) throws IOException {
        XmlShape xmlShape = contract.xml();
        if (xmlShape == null) {
            throw new IllegalStateException("Feed " + contract.id() + " has no XML shape");
        }
        this.shape = xmlShape;
        this.read = new RowsRead(contract);
        for (Table table : contract.tables()) {
            Element element = new Element(table);
            elements.put(table.name(), element);
            String parent = table.parent();
            if (parent != null) {
                Element above = elements.get(parent);
                if (above != null) {
                    above.below.put(table.sourceName(), element);
                }
            }
        }
        Element first = elements.get(contract.tables().get(0).name());
        if (first == null) {
            throw new IllegalStateException("Feed " + contract.id() + " has no first table");
        }
        this.top = first;
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            this.xml = SafeXml.open(in);
        } catch (XMLStreamException e) {
            in.close();
            throw new DeliveryRefusedException(SafeXml.problem(e));
        }
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        try {
            List<RawRecord> block = new ArrayList<>(PERSONS);
            long held = 0;
            while (block.size() < PERSONS && held < HEAVIEST_BLOCK) {
                RawRecord person = nextPerson();
                if (person == null) {
                    break;
                }
                block.add(person);
                held += weight;
            }
            return block.isEmpty() ? null : new RowBlock.Persons(block, List.of());
        } catch (XMLStreamException e) {
            throw new DeliveryRefusedException(SafeXml.problem(e));
        }
    }

    private @Nullable RawRecord nextPerson() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw refused("carries a document type declaration, which is refused for safety");
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                throw refused("has text outside of an element that may hold text");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                wrapped--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (!started) {
                    requireRoot(name);
                } else if (wrapped == 1 && name.equals(shape.header())) {
                    skipHeader();
                } else if (shape.wrappers().contains(name)) {
                    wrapped++;
                } else if (name.equals(top.table.sourceName()) && wrapped > 1) {
                    persons++;
                    weight = 0;
                    return record(top, persons);
                } else {
                    throw unknown(name, "the return");
                }
            }
        }
        return null;
    }

    private void requireRoot(String name) {
        if (!name.equals(shape.root())) {
            throw refused(
                    "starts with <" + Shown.of(name, LONGEST_NAME) + ">; a return starts with <" + shape.root() + ">");
        }
        started = true;
        wrapped = 1;
    }

    private void skipHeader() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private RawRecord record(Element element, long person) throws XMLStreamException {
        RawRecord record = new RawRecord(element.table, xml.getLocation().getLineNumber(), person);
        read.add(element.table, 1);
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                weight += record.weight();
                if (weight > HEAVIEST_PERSON) {
                    throw refused("holds more below one <" + top.table.sourceName() + "> than a person can have");
                }
                return record;
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                throw refused("has text directly in <" + element.table.sourceName() + ">");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                Element below = element.below.get(name);
                Integer column = element.columns.get(name);
                if (below != null) {
                    record.children.add(record(below, person));
                } else if (column != null) {
                    if (record.values[column] != null) {
                        throw refused("has <" + name + "> twice in one <" + element.table.sourceName() + ">");
                    }
                    record.values[column] = text(name);
                } else {
                    throw unknown(name, "<" + element.table.sourceName() + ">");
                }
            }
        }
    }

    private String text(String name) throws XMLStreamException {
        String first = "";
        StringBuilder whole = null;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return whole == null ? first : whole.toString();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                throw unknown(xml.getLocalName(), "<" + name + ">");
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                // Nearly all come in one piece, and are not copied again.
                if (whole != null) {
                    whole.append(xml.getText());
                } else if (first.isEmpty()) {
                    first = xml.getText();
                } else {
                    whole = new StringBuilder(first).append(xml.getText());
                }
            }
        }
    }

    private DeliveryRefusedException unknown(String name, String where) {
        return refused("has an element <" + Shown.of(name, LONGEST_NAME) + "> in " + where
                + " that the contract does not know");
    }

    private DeliveryRefusedException refused(String what) {
        return new DeliveryRefusedException(
                "The XML " + what + " (line " + xml.getLocation().getLineNumber() + ").");
    }

    @Override
    public Map<String, Long> rowsRead() {
        return read.counts();
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The XML reader cannot be closed", e);
        } finally {
            in.close();
        }
    }
}
