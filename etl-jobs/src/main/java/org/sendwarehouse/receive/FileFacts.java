package org.sendwarehouse.receive;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

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
        int i = 0;
        for (; i + Long.BYTES <= n; i += Long.BYTES) {
            long eight = (long) EIGHT.get(buffer, i);
            // Other than 0 exactly where one of the eight bytes is 0.
            if (((eight - LOWEST_BITS) & ~eight & HIGHEST_BITS) != 0) {
                return true;
            }
        }
        for (; i < n; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The first byte from a place on that is no ASCII character; the end where there is none. */
    private static int beyondAscii(byte[] buffer, int from, int n) {
        int i = from;
        while (i + Long.BYTES <= n && ((long) EIGHT.get(buffer, i) & HIGHEST_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < n && buffer[i] >= 0) {
            i++;
        }
        return i;
    }

    /** Whether all bytes together are well-formed UTF-8. Only what is not ASCII is decoded, most files being little else. */
    private static final class Utf8Check {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer characters = CharBuffer.allocate(1 << 12);
        /** The beginning of a character whose other bytes are still to come. */
        private ByteBuffer rest = ByteBuffer.allocate(0);

        private boolean valid = true;

        void add(byte[] buffer, int n) {
            int at = rest.hasRemaining() ? 0 : beyondAscii(buffer, 0, n);
            while (valid && at < n) {
                int to = at + 1;
                while (to < n && buffer[to] < 0) {
                    to++;
                }
                ByteBuffer bytes;
                if (rest.hasRemaining()) {
                    bytes = ByteBuffer.allocate(rest.remaining() + to - at);
                    bytes.put(rest).put(buffer, at, to - at).flip();
                } else {
                    bytes = ByteBuffer.wrap(buffer, at, to - at);
                }
                decode(bytes, false);
                if (bytes.hasRemaining()) {
                    // A copy: the buffer is read into again.
                    rest = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
                    at = to;
                } else {
                    rest = bytes;
                    at = beyondAscii(buffer, to, n);
                }
            }
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
