package org.sendwarehouse.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.sendwarehouse.home.Hashes;

/**
 * What reading a file's bytes once tells.
 *
 * @param sha256 content hash, 64 hexadecimal digits
 * @param bytes its size as read
 * @param encoding UTF-8 where the bytes allow it, by byte order mark where there is one, else Windows-1252
 * @param kind what its first characters look like
 */
public record FileFacts(String sha256, long bytes, TextEncoding encoding, Kind kind) {

    /** What a file is at first sight. */
    public enum Kind {
        /** No byte, or nothing but white space. */
        EMPTY,
        /** Starts with an angle bracket. */
        XML,
        TEXT,
        /** A zip file, as workbooks are. */
        ZIP,
        /** A workbook of the old kind, or one with a password: both look the same from outside. */
        OLE,
        /** Holds zero bytes where text has none. */
        BINARY
    }

    /** Reads the whole file, in bounded memory. */
    public static FileFacts of(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        Utf8Check utf8 = new Utf8Check();
        byte[] buffer = new byte[1 << 16];
        byte[] start = new byte[0];
        long size = 0;
        boolean zeros = false;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(buffer, 0, buffer.length); n > 0; n = in.readNBytes(buffer, 0, buffer.length)) {
                digest.update(buffer, 0, n);
                if (size == 0) {
                    start = java.util.Arrays.copyOf(buffer, Math.min(n, 4096));
                }
                size += n;
                utf8.add(buffer, n);
                zeros = zeros || hasZero(buffer, n);
            }
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
            return new FileFacts(HexFormat.of().formatHex(digest.digest()), size, TextEncoding.UTF_8, Kind.ZIP);
        } else if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return new FileFacts(HexFormat.of().formatHex(digest.digest()), size, TextEncoding.UTF_8, Kind.OLE);
        }
        TextEncoding encoding = encoding(start, utf8.end());
        String text = new String(start, charset(encoding));
        return new FileFacts(HexFormat.of().formatHex(digest.digest()), size, encoding, kind(text, encoding, zeros));
    }

    private static java.nio.charset.Charset charset(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_8, UTF_8_BOM -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case WINDOWS_1252 -> java.nio.charset.Charset.forName("windows-1252");
        };
    }

    private static TextEncoding encoding(byte[] start, boolean validUtf8) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return TextEncoding.UTF_8_BOM;
        } else if (startsWith(start, 0xFF, 0xFE)) {
            return TextEncoding.UTF_16LE;
        } else if (startsWith(start, 0xFE, 0xFF)) {
            return TextEncoding.UTF_16BE;
        }
        return validUtf8 ? TextEncoding.UTF_8 : TextEncoding.WINDOWS_1252;
    }

    private static Kind kind(String start, TextEncoding encoding, boolean zeros) {
        boolean wide = encoding == TextEncoding.UTF_16LE || encoding == TextEncoding.UTF_16BE;
        if (zeros && !wide) {
            return Kind.BINARY;
        }
        String text = start.startsWith("\uFEFF") ? start.substring(1).strip() : start.strip();
        if (text.isEmpty()) {
            return Kind.EMPTY;
        }
        return text.charAt(0) == '<' ? Kind.XML : Kind.TEXT;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZero(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether all bytes together are well-formed UTF-8. */
    private static final class Utf8Check {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer characters = CharBuffer.allocate(1 << 16);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean valid = true;

        void add(byte[] buffer, int n) {
            if (!valid) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + n);
            bytes.put(rest).put(buffer, 0, n).flip();
            decode(bytes, false);
            rest = bytes;
        }

        private void decode(ByteBuffer bytes, boolean last) {
            while (true) {
                characters.clear();
                var result = decoder.decode(bytes, characters, last);
                if (result.isError()) {
                    valid = false;
                    return;
                }
                if (result.isUnderflow()) {
                    return;
                }
            }
        }

        boolean end() {
            if (valid) {
                decode(rest, true);
            }
            return valid;
        }
    }
}
