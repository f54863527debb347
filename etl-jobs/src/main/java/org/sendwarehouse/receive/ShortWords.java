package org.sendwarehouse.receive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends the reading of XML in which no sign of XML, and no white space, comes for very long. The parser bounds texts but
 * not names, and holds a name whole: one of 100 MB would take the memory of the night.
 */
final class ShortWords extends FilterInputStream {
    static final String PROBLEM = "word without end";

    private static final int LONGEST = 1 << 17;

    /** By byte: what ends a word. */
    private static final boolean[] ENDS = new boolean[1 << Byte.SIZE];

    static {
        for (char end : "<>&;\"'= \t\n\r".toCharArray()) {
            ENDS[end] = true;
        }
    }

    private int run;

    ShortWords(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            pass(b);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        int current = run;
        for (int i = 0; i < n; i++) {
            current = ENDS[buffer[offset + i] & 0xFF] ? 0 : current + 1;
            if (current > LONGEST) {
                throw new IOException(PROBLEM);
            }
        }
        run = current;
        return n;
    }

    private void pass(int b) throws IOException {
        run = ENDS[b] ? 0 : run + 1;
        if (run > LONGEST) {
            throw new IOException(PROBLEM);
        }
    }
}
