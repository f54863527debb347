package org.sendwarehouse.receive.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies a workbook so that equal content gives equal bytes: its library writes the time of the run into it. */
public final class StableZip {
    // Not the first moment of 1980: Java takes that for "earlier", and adds the time zone of the machine.
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final String TIMES = "(<dcterms:(created|modified)[^>]*>)[^<]*";

    private StableZip() {}

    /**
     * Writes the copy.
     *
     * @param raw the file as its library wrote it
     * @param created the time the document says it was made, as XML writes it
     * @param parts given the name and the text of an XML part, the text it shall have
     */
    public static void copy(Path raw, OutputStream out, String created, BiFunction<String, String, String> parts)
            throws IOException {
        try (ZipFile in = new ZipFile(raw.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(FIXED_TIME);
                zip.putNextEntry(copy);
                try (InputStream content = in.getInputStream(entry)) {
                    if (entry.getName().endsWith(".xml") && !entry.getName().startsWith("xl/worksheets/")) {
                        String xml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        zip.write(parts.apply(entry.getName(), xml)
                                .replaceAll(TIMES, "$1" + created)
                                .getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
    }
}
