package org.sendwarehouse.receive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The character encodings in which files arrive. */
public enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0),
    UTF_8_BOM("UTF-8", StandardCharsets.UTF_8, 3),
    UTF_16LE("UTF-16", StandardCharsets.UTF_16LE, 2),
    UTF_16BE("UTF-16", StandardCharsets.UTF_16BE, 2),
    WINDOWS_1252("windows-1252", Charset.forName("windows-1252"), 0);

    private final String label;
    private final Charset charset;
    private final int markLength;

    TextEncoding(String label, Charset charset, int markLength) {
        this.label = label;
        this.charset = charset;
        this.markLength = markLength;
    }

    /** The usual name, as contracts write it. */
    public String label() {
        return label;
    }

    /** Opens a file as text, after its byte order mark. */
    public Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, charset);
    }
}
