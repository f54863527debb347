package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sendwarehouse.landing.Door;

/** A SEN2 return of any length: the persons of the small test return over and over. */
public final class LongReturn {
    private LongReturn() {}

    /** Writes at least so many bytes. */
    public static void write(Path file, long bytes) throws IOException {
        String small = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8);
        int from = small.indexOf("<Persons>") + "<Persons>".length();
        int to = small.indexOf("</Persons>");
        String persons = small.substring(from, to);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(small.substring(0, from));
            for (long written = 0; written < bytes; written += persons.length()) {
                out.write(persons);
            }
            out.write(small.substring(to));
        }
    }
}
