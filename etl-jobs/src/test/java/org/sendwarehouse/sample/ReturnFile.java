package org.sendwarehouse.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A SEN2 return read again from its XML, as a tree of modules. */
record ReturnFile(int year, List<ReturnFile.Node> persons) {
    private static final Set<String> MODULES = Set.of(
            "Person", "Requests", "Assessment", "NamedPlan", "PlanDetail", "ActivePlans", "PlacementDetail", "SENneed");

    /** A module's row: its elements, and the rows below it. */
    record Node(String module, Map<String, String> values, List<Node> below) {
        String text(String element) {
            return values.getOrDefault(element, "");
        }

        @Nullable
        LocalDate date(String element) {
            String text = text(element);
            return text.isEmpty() ? null : LocalDate.parse(text);
        }

        boolean yes(String element) {
            return text(element).equals("1");
        }

        List<Node> all(String name) {
            return below.stream().filter(node -> node.module().equals(name)).toList();
        }

        @Nullable
        Node first(String name) {
            List<Node> all = all(name);
            return all.isEmpty() ? null : all.get(0);
        }
    }

    static ReturnFile read(Path file) throws IOException {
        List<Node> persons = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        Node header = new Node("Header", new HashMap<>(), new ArrayList<>());
        String element = "";
        StringBuilder text = new StringBuilder();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element = xml.getLocalName();
                        text.setLength(0);
                        if (MODULES.contains(element)) {
                            Node node = new Node(element, new HashMap<>(), new ArrayList<>());
                            (open.isEmpty() ? persons : open.peek().below()).add(node);
                            open.push(node);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (MODULES.contains(xml.getLocalName())) {
                            open.pop();
                        } else if (xml.getLocalName().equals(element)) {
                            (open.isEmpty() ? header : open.element()).values().put(element, text.toString());
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return new ReturnFile(Integer.parseInt(header.text("Year")), persons);
    }
}
