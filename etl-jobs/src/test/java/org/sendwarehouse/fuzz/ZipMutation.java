package org.sendwarehouse.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What can be wrong with the parts of a workbook. */
enum ZipMutation {
    PART_DAMAGED {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            String name = one(parts, random);
            ByteMutation[] all = ByteMutation.values();
            parts.put(name, all[random.nextInt(all.length)].apply(bytes(parts, name), random));
        }
    },
    PART_LOST {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            parts.remove(one(parts, random));
        }
    },
    PARTS_SWAPPED {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            String a = one(parts, random);
            String b = one(parts, random);
            byte[] first = bytes(parts, a);
            parts.put(a, bytes(parts, b));
            parts.put(b, first);
        }
    },
    ODD_NAME {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            String[] names = {
                "../../escaped.txt",
                "/etc/escaped.txt",
                "C:\\escaped.txt",
                "xl\\worksheets\\sheet9.xml",
                "a\nb",
                "n".repeat(5_000),
                "XL/WORKBOOK.XML",
                "xl/vbaProject.bin",
                "\u202egnp.exe"
            };
            parts.put(names[random.nextInt(names.length)], new byte[random.nextInt(100)]);
        }
    },
    ZIP_INSIDE {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            parts.put(random.nextBoolean() ? one(parts, random) : "xl/embeddings/inner.xlsx", whole);
        }
    },
    BOMB {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            parts.put(random.nextBoolean() ? one(parts, random) : "xl/media/image1.png", new byte[3 << 20]);
        }
    },
    MARKUP {
        @Override
        void apply(Map<String, byte[]> parts, byte[] whole, Random random) {
            String[] markup = {
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "&x;",
                "<c r=\"ZZZZZ1\"><v>1</v></c>",
                "<row r=\"99999999999\"><c><v>1</v></c></row>",
                "<row r=\"-1\">",
                "<c t=\"s\"><v>999999</v></c>",
                "<c t=\"s\"><v>x</v></c>",
                "<c t=\"e\"><v>#REF!</v></c>",
                "<c><f>cmd|' /C calc'!A0</f></c>",
                "<c s=\"9999\"><v>1e308</v></c>",
                "<c t=\"d\"><v>2026</v></c>",
                "<c t=\"b\"><v>7</v></c>",
                "</sheetData>",
                "<externalReference r:id=\"rId1\"/>",
                "<row>".repeat(500),
                "<!--",
                "<![CDATA["
            };
            String name = one(parts, random);
            byte[] text = markup[random.nextInt(markup.length)].getBytes(StandardCharsets.UTF_8);
            // Behind the end of a tag, where markup may stand.
            byte[] part = bytes(parts, name);
            int from = random.nextInt(part.length + 1);
            int at = from;
            while (at < part.length && part[at] != '>') {
                at++;
            }
            at = Math.min(part.length, at + 1);
            parts.put(
                    name,
                    ByteMutation.joined(
                            ByteMutation.joined(java.util.Arrays.copyOf(part, at), text),
                            java.util.Arrays.copyOfRange(part, at, part.length)));
        }
    };

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** @param whole the workbook before */
    abstract void apply(Map<String, byte[]> parts, byte[] whole, Random random);

    static byte[] mutated(byte[] workbook, Random random) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
            ZipMutation[] all = values();
            for (int i = random.nextInt(2); i >= 0; i--) {
                all[random.nextInt(all.length)].apply(parts, workbook, random);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    ZipEntry entry = new ZipEntry(part.getKey());
                    // Else the time of day would be part of the bytes, and so of the delivery's id.
                    entry.setTimeLocal(LONG_AGO);
                    out.putNextEntry(entry);
                    out.write(part.getValue());
                    out.closeEntry();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String one(Map<String, byte[]> parts, Random random) {
        List<String> names = new ArrayList<>(parts.keySet());
        return names.get(random.nextInt(names.size()));
    }

    private static byte[] bytes(Map<String, byte[]> parts, String name) {
        return parts.getOrDefault(name, new byte[0]);
    }
}
