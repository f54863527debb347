package org.sendwarehouse.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A SEN2 return as the XML that goes to the department. */
final class Sen2Xml {
    private Sen2Xml() {}

    /** Writes {@code sen2_<la>_<year>.xml} and returns its path. */
    static Path write(Sen2Return sen2, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("sen2_" + sen2.laNumber + "_" + sen2.collectionYear + ".xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            StringBuilder text = new StringBuilder(1 << 16);
            text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n");
            header(text, sen2);
            text.append("<Persons>\n");
            for (Sen2Node person : sen2.persons()) {
                node(text, person);
                text.append('\n');
                if (text.length() > 1 << 15) {
                    out.append(text);
                    text.setLength(0);
                }
            }
            out.append(text.append("</Persons>\n</Message>\n"));
        }
        return file;
    }

    /** Writes a return that was cut in the middle of a transfer and must be refused whole. */
    static Path writeCut(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("sen2_cut.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <Message>
                <Header><CollectionDetails><Collection>SEN2</Collection></CollectionDetails></Header>
                <Persons>
                <Person><Surname>Example</Surname><Forename>Exam""");
    }

    private static void header(StringBuilder text, Sen2Return sen2) {
        Sen2Node header = new Sen2Node("Header");
        header.add("CollectionDetails")
                .put("Collection", "SEN2")
                .put("Year", sen2.collectionYear)
                .put("ReferenceDate", sen2.census);
        header.add("Source")
                .put("SourceLevel", "L")
                .put("LEA", sen2.laNumber)
                .put("SoftwareCode", "Synthetic partnership")
                .put("Release", "1.0")
                .put("SerialNo", 1)
                .put("DateTime", sen2.census.plusDays(21) + "T09:00:00");
        node(text, header);
        text.append('\n');
    }

    private static void node(StringBuilder text, Sen2Node node) {
        text.append('<').append(node.module).append('>');
        for (Map.Entry<String, String> field : node.fields.entrySet()) {
            text.append('<').append(field.getKey()).append('>');
            escape(text, field.getValue());
            text.append("</").append(field.getKey()).append('>');
        }
        for (Sen2Node child : node.children) {
            node(text, child);
        }
        text.append("</").append(node.module).append('>');
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.append(c);
            }
        }
    }
}
