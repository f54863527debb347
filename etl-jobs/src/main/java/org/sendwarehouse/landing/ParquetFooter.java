package org.sendwarehouse.landing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.Util;

/** Reads the footer of a closed Parquet file, apart from the code that wrote it, for the books. */
final class ParquetFooter {
    /** Length of the footer in four bytes, then the four letters of the format (Parquet format, file layout). */
    private static final int TAIL = 8;

    private ParquetFooter() {}

    /** The number of rows the file says it has. */
    static long rows(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] tail = read(channel, channel.size() - TAIL, TAIL);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            byte[] footer = read(channel, channel.size() - TAIL - length, length);
            return Util.readFileMetaData(new ByteArrayInputStream(footer)).getNum_rows();
        }
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("The Parquet file ends before its footer");
            }
        }
        return bytes;
    }
}
