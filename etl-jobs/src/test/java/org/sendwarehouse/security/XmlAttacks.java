package org.sendwarehouse.security;

import static org.sendwarehouse.security.AttackFile.repeat;
import static org.sendwarehouse.security.AttackFile.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Returns in XML that would read other files, call other machines, or fill the memory. */
final class XmlAttacks {
    private static final String HEADER = "<Header><CollectionDetails><Collection>SEN2</Collection><Year>2025</Year>"
            + "<ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails><Source><LEA>840</LEA></Source></Header>\n";
    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>" + HEADER + "<Persons>\n";
    private static final String END = "</Persons></Message>\n";
    private static final String PERSON = "<Person><Surname>A</Surname><Forename>";
    private static final String NO_TYPE = "document type declaration";

    private XmlAttacks() {}

    private static AttackFile of(String name, AttackFile.Content content, String... answer) {
        return AttackFile.of("liquidlogic", name + ".xml", content, answer);
    }

    private static AttackFile typed(String name, String type) {
        return of(
                name,
                out -> text(
                        out,
                        "<?xml version=\"1.0\"?>\n" + type + "\n<Message>" + HEADER + "<Persons>" + PERSON
                                + "&x;</Forename></Person>" + END),
                NO_TYPE,
                "line 2");
    }

    /**
     * What is small.
     *
     * @param secret a file that must not be read
     * @param port where nobody must call
     */
    static List<AttackFile> small(Path secret, int port) {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE Message [<!ENTITY x0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY x" + i + " \"&x" + (i - 1) + ";&x" + (i - 1) + ";\">");
        }
        String url = "http://127.0.0.1:" + port;
        return List.of(
                typed("entity-file", "<!DOCTYPE Message [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"),
                typed("entity-http", "<!DOCTYPE Message [<!ENTITY x SYSTEM \"" + url + "/x\">]>"),
                typed("entity-parameter", "<!DOCTYPE Message [<!ENTITY % p SYSTEM \"" + url + "/p\"> %p;]>"),
                typed("type-elsewhere", "<!DOCTYPE Message SYSTEM \"" + url + "/message.dtd\">"),
                typed("billion-laughs", laughs + "<!ENTITY x \"&x39;\">]>"),
                typed("quadratic", "<!DOCTYPE Message [<!ENTITY x \"" + "x".repeat(50_000) + "\">]>"),
                of(
                        "deep",
                        out -> {
                            text(out, START + "<Person>");
                            repeat(out, "<Requests>", 1 << 20);
                        },
                        "does not know",
                        "line 4"));
    }

    /** @param bytes of each: more than the memory that the reader has */
    static List<AttackFile> large(long bytes) {
        return List.of(
                of(
                        "long-attribute",
                        out -> {
                            text(out, START + "<Person a=\"");
                            repeat(out, "a b ", bytes);
                        },
                        "beyond a limit",
                        "Line 4"),
                of(
                        "long-text",
                        out -> {
                            text(out, START + PERSON);
                            repeat(out, "Zoë ", bytes);
                        },
                        "beyond a limit",
                        "Line 4"),
                of(
                        "long-section",
                        out -> {
                            text(out, START + PERSON + "<![CDATA[");
                            repeat(out, "x < y ", bytes);
                        },
                        "beyond a limit",
                        "Line 4"),
                of(
                        "long-name",
                        out -> {
                            text(out, START + "<");
                            repeat(out, "a", bytes);
                        },
                        "names that no return has"),
                of(
                        "long-comment",
                        out -> {
                            text(out, START + "<!--");
                            repeat(out, "c <c> \n", bytes);
                        },
                        "beyond a limit",
                        "Line 4"),
                of(
                        "many-attributes",
                        out -> {
                            text(out, START + PERSON + "A</Forename>");
                            for (int i = 0; i < bytes / 40; i++) {
                                text(out, String.format(Locale.ROOT, "<UPN a%x=\"\"/></Person>\n<Person>", i));
                            }
                        },
                        "names that no return has",
                        "Line "),
                of(
                        "person-without-end",
                        out -> {
                            text(out, START + PERSON + "A</Forename>\n");
                            repeat(out, "<Requests><ReceivedDate>2024-03-04</ReceivedDate></Requests>\n", bytes);
                        },
                        "more below one <Person> than a person can have",
                        "line "));
    }
}
