package org.sendwarehouse.security;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file made to do harm.
 *
 * @param source whose inbox it is put into
 * @param answer what the refusal has to say
 */
record AttackFile(String source, String name, Content content, List<String> answer) {
    /** Writes the file, however large, piece by piece. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static AttackFile of(String source, String name, Content content, String... answer) {
        return new AttackFile(source, name, content, List.of(answer));
    }

    Path write(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.write(out);
        }
        return file;
    }

    /** The same text over and over, at least so many bytes of it. */
    static void repeat(OutputStream out, String text, long bytes) throws IOException {
        byte[] piece = text.repeat(Math.max(1, (1 << 16) / text.length())).getBytes(StandardCharsets.UTF_8);
        for (long written = 0; written < bytes; written += piece.length) {
            out.write(piece);
        }
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
