package org.sendwarehouse.sample;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file as an office system exports it: UTF-8, line feeds, quotes where needed, blank for nothing. */
final class Csv implements Closeable {
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder();

    Csv(Path file, List<String> header) throws IOException {
        this(file, header, StandardCharsets.UTF_8);
    }

    Csv(Path file, List<String> header, Charset charset) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = Files.newBufferedWriter(file, charset);
        row(header.toArray());
    }

    /** Writes one row; null and empty are blank, a boolean is Y or N. */
    void row(@Nullable Object... cells) throws IOException {
        line.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            append(cells[i]);
        }
        out.append(line).append('\n');
    }

    private void append(@Nullable Object cell) {
        if (cell == null) {
            return;
        }
        if (cell instanceof Boolean flag) {
            line.append(flag ? 'Y' : 'N');
            return;
        }
        String text = cell.toString();
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
