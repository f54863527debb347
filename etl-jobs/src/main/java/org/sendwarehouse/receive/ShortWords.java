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

    private int run;

    ShortWords(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            pass((byte) b);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        for (int i = 0; i < n; i++) {
            pass(buffer[offset + i]);
        }
        return n;
    }

    private void pass(byte b) throws IOException {
        switch (b) {
            case '<', '>', '&', ';', '"', '\'', '=', ' ', '\t', '\n', '\r' -> run = 0;
            default -> {
                if (++run > LONGEST) {
                    throw new IOException(PROBLEM);
                }
            }
        }
    }
}
