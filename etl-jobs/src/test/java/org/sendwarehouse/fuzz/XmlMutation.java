package org.sendwarehouse.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with a return in XML. */
enum XmlMutation {
    HOSTILE_TEXT {
        @Override
        String apply(String xml, Random random) {
            return replaced(xml, LEAF, random, m -> m.group(1) + HostileValues.one(random) + m.group(3));
        }
    },
    HOSTILE_TEXT_ESCAPED {
        @Override
        String apply(String xml, Random random) {
            String value = HostileValues.one(random)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace("\u0000", "&#0;");
            return replaced(xml, LEAF, random, m -> m.group(1) + value + m.group(3));
        }
    },
    UNKNOWN_ELEMENT {
        @Override
        String apply(String xml, Random random) {
            String[] names = {"Shoesize", "x:y", "_", "A".repeat(3_000), "\u202eemaN", "1bad"};
            String name = names[random.nextInt(names.length)];
            return replaced(xml, LEAF, random, m -> "<" + name + ">" + m.group(2) + "</" + name + ">");
        }
    },
    ELEMENT_TWICE {
        @Override
        String apply(String xml, Random random) {
            return replaced(xml, LEAF, random, m -> m.group() + m.group());
        }
    },
    ELEMENT_LOST {
        @Override
        String apply(String xml, Random random) {
            return replaced(xml, LEAF, random, m -> "");
        }
    },
    TAG_LOST {
        @Override
        String apply(String xml, Random random) {
            return replaced(xml, TAG, random, m -> "");
        }
    },
    TAG_TWICE {
        @Override
        String apply(String xml, Random random) {
            return replaced(xml, TAG, random, m -> m.group() + m.group());
        }
    },
    NESTED_DEEP {
        @Override
        String apply(String xml, Random random) {
            int depth = 1 + random.nextInt(2_000);
            String name = random.nextBoolean() ? "Person" : "a";
            return replaced(
                    xml,
                    TAG,
                    random,
                    m -> m.group() + ("<" + name + ">").repeat(depth) + ("</" + name + ">").repeat(depth));
        }
    },
    ATTRIBUTES {
        @Override
        String apply(String xml, Random random) {
            StringBuilder attributes = new StringBuilder();
            for (int i = random.nextInt(100); i >= 0; i--) {
                attributes
                        .append(" a")
                        .append(i)
                        .append("=\"")
                        .append("v".repeat(random.nextInt(2_000)))
                        .append('"');
            }
            return replaced(
                    xml, LEAF, random, m -> m.group(1).replace(">", attributes + ">") + m.group(2) + m.group(3));
        }
    },
    ENTITY {
        @Override
        String apply(String xml, Random random) {
            String[] entities = {"&x;", "&nbsp;", "&#0;", "&#xD800;", "&#99999999999;", "&lt;&gt;&amp;", "&"};
            String entity = entities[random.nextInt(entities.length)];
            return replaced(xml, LEAF, random, m -> m.group(1) + entity + m.group(3));
        }
    },
    DOCUMENT_TYPE {
        @Override
        String apply(String xml, Random random) {
            String[] types = {
                "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Message SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE Message [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>",
                "<!DOCTYPE Message [<!ENTITY x \"" + "x".repeat(9_000) + "\">]>",
                "<!DOCTYPE Message [<!ATTLIST Person a CDATA \"b\">"
            };
            return xml.replaceFirst(
                    "<Message", Matcher.quoteReplacement(types[random.nextInt(types.length)]) + "<Message");
        }
    },
    OTHER_DECLARATION {
        @Override
        String apply(String xml, Random random) {
            String[] declarations = {
                "<?xml version=\"1.1\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml encoding=\"x\"?>",
                "<?xml version=\"1.0\" encoding=\"EBCDIC-CP-US\"?>", "<?xml-stylesheet href=\"http://x.invalid\"?>", ""
            };
            return declarations[random.nextInt(declarations.length)] + xml.replaceFirst("^<\\?xml[^>]*\\?>", "");
        }
    },
    COMMENTS_AND_SECTIONS {
        @Override
        String apply(String xml, Random random) {
            String[] odd = {
                "<!-- " + "c <".repeat(20_000) + " -->",
                "<![CDATA[" + "]]".repeat(9) + "]]>",
                "<!--",
                "<?p " + "i ".repeat(9_000) + "?>"
            };
            return replaced(xml, TAG, random, m -> m.group() + odd[random.nextInt(odd.length)]);
        }
    };

    private static final Pattern LEAF = Pattern.compile("(<[A-Za-z0-9]+>)([^<]*)(</[A-Za-z0-9]+>)");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9]+>");

    abstract String apply(String xml, Random random);

    interface Change {
        String of(Matcher found);
    }

    /** Changes one of the places that a pattern finds. */
    private static String replaced(String xml, Pattern pattern, Random random, Change change) {
        List<int[]> places = new ArrayList<>();
        for (Matcher m = pattern.matcher(xml); m.find(); ) {
            places.add(new int[] {m.start(), m.end()});
        }
        if (places.isEmpty()) {
            return xml;
        }
        int[] place = places.get(random.nextInt(places.size()));
        Matcher found = pattern.matcher(xml.substring(place[0], place[1]));
        if (!found.matches()) {
            return xml;
        }
        return xml.substring(0, place[0]) + change.of(found) + xml.substring(place[1]);
    }
}
