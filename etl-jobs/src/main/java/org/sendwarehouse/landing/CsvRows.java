package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.CsvFiles;

/** The records of one CSV file after its header, with what makes a file unreadable turned into a plain refusal. */
final class CsvRows implements Closeable {
    private static final int TAIL = 4;

    private final Path file;
    private final String name;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private int width;
    private long row;

    CsvRows(Path file, ClaimedFile claimed) throws IOException {
        this.file = file;
        this.name = claimed.name();
        this.reader = CsvFiles.open(file, claimed.encoding(), claimed.delimiter());
        this.records = reader.iterator();
        CsvRecord first = next();
        row = 0;
        if (first == null) {
            throw new DeliveryRefusedException(name + " is empty.");
        }
        this.header = first.getFields();
        this.width = header.size();
    }

    List<String> header() {
        return header;
    }

    /** Number of the record last given, 1 for the first after the header. */
    long row() {
        return row;
    }

    @Nullable
    CsvRecord next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            row++;
            CsvRecord record = records.next();
            if (record.getFieldCount() < width && !records.hasNext() && !endsWithLine()) {
                throw new DeliveryRefusedException(name + " ends in the middle of a row (record " + row
                        + "), so it was cut on its way. Send it again.");
            }
            return record;
        } catch (CsvParseException e) {
            // The parser's own message may quote the text around the fault, so it is not passed on.
            throw new DeliveryRefusedException(name + " cannot be read as CSV after record " + row
                    + ". Look there for a quotation mark that is not closed or a line that is far too long.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean endsWithLine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // A line end takes up to two bytes in an encoding of up to four.
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
            channel.read(tail, channel.size() - tail.capacity());
            for (byte each : tail.array()) {
                if (each == '\n' || each == '\r') {
                    return true;
                }
            }
            return false;
        }
    }

    /** What is wrong with the number of fields of a record; null where nothing is. */
    static @Nullable String fieldCountProblem(int fields, int expected) {
        if (fields == expected) {
            return null;
        }
        return "The row has " + fields + " fields, the header " + expected
                + (fields > expected
                        ? ". Put values that hold the delimiter into quotation marks."
                        : ". Look for a line break inside a value or a row cut short.");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
