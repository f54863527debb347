package org.sendwarehouse.landing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Looks for a person in files of any kind, workbooks included: for a number however it is spaced, and for a surname with its
 * forename close by. In bounded memory.
 */
public final class TextSearch {
    private static final int CHUNK = 1 << 16;

    /** Surname and forename this close, with no line end between, are one person's. */
    private static final int CLOSE = 120;

    /** A file that unpacks to more is not searched to its end. */
    private static final long MOST = 2L << 30;

    private final List<String> numbers;
    private final List<List<String>> names = new ArrayList<>();

    /**
     * @param numbers in upper case without spaces
     * @param names surname and forename, in lower case
     */
    public TextSearch(Set<String> numbers, List<List<String>> names) {
        this.numbers = List.copyOf(numbers);
        for (List<String> name : names) {
            this.names.add(name);
            // As the bytes of UTF-8 look when each is taken for a letter.
            this.names.add(name.stream()
                    .map(part -> new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT))
                    .toList());
        }
    }

    /** Whether the person is found, or the file is too large to say that they are not. */
    public boolean finds(InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, CHUNK);
        in.mark(4);
        byte[] first = in.readNBytes(4);
        in.reset();
        boolean zip = first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        return zip ? inEntries(in) : inBytes(in, MOST) != 0;
    }

    private boolean inEntries(InputStream in) throws IOException {
        long left = MOST;
        try {
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long read = inBytes(zip, left);
                if (read != 0) {
                    return true;
                }
                left -= Math.max(entry.getSize(), 0);
            }
            return false;
        } catch (ZipException damaged) {
            return true; // nobody can say what it holds
        }
    }

    /** 0 where nothing is found, something else where it is or the end was not reached. */
    private long inBytes(InputStream in, long most) throws IOException {
        StringBuilder compact = new StringBuilder();
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[CHUNK];
        long read = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            read += n;
            if (read > most) {
                return 1;
            }
            for (int i = 0; i < n; i++) {
                char c = (char) (buffer[i] & 0xFF);
                if (c == 0) {
                    continue; // the other half of a letter in UTF-16
                }
                text.append(Character.toLowerCase(c));
                if (c > ' ' && c != '-') {
                    compact.append(Character.toUpperCase(c));
                }
            }
            if (hasNumber(compact) || hasName(text)) {
                return 1;
            }
            keepEnd(compact, 4 * CLOSE);
            keepEnd(text, 4 * CLOSE);
        }
        return 0;
    }

    private static void keepEnd(StringBuilder text, int length) {
        if (text.length() > length) {
            text.delete(0, text.length() - length);
        }
    }

    private boolean hasNumber(StringBuilder text) {
        return numbers.stream().anyMatch(number -> text.indexOf(number) >= 0);
    }

    private boolean hasName(StringBuilder text) {
        for (List<String> name : names) {
            String surname = name.get(0);
            for (int at = text.indexOf(surname); at >= 0; at = text.indexOf(surname, at + 1)) {
                int from = Math.max(text.lastIndexOf("\n", at) + 1, at - CLOSE);
                int end = text.indexOf("\n", at);
                int to = Math.min(end < 0 ? text.length() : end, at + surname.length() + CLOSE);
                String before = text.substring(from, at);
                String after = text.substring(at + surname.length(), Math.max(to, at + surname.length()));
                if (before.contains(name.get(1)) || after.contains(name.get(1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
