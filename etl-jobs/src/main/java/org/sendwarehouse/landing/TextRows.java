package org.sendwarehouse.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Shape;

/** The rows of one flat file after its header, as text, whatever the file's format. */
interface TextRows extends Closeable {

    /** Opens a file of one table; in a workbook, the sheet whose header is the expected one. */
    static TextRows open(Shape shape, Path file, ClaimedFile claimed, Predicate<List<String>> header)
            throws IOException {
        return shape == Shape.XLSX ? new SheetTextRows(file, header) : new CsvTextRows(file, claimed);
    }

    List<String> header();

    /**
     * Goes to the next row; false at the end.
     *
     * @throws DeliveryRefusedException when the file cannot be read on
     */
    boolean next() throws IOException;

    /** Where the row starts in its file: the line of a text file, the number of the row of a sheet. */
    long line();

    /** Number of the row, 1 for the first after the header. */
    long row();

    /** The text of a field, from 0; empty where the row is too short. */
    String field(int position);

    /** What is wrong with the number of fields; null where nothing is. */
    @Nullable
    String shapeProblem();

    /** What is wrong with a field, to be read after the column's name; null where nothing is. */
    @Nullable
    String fault(int position);
}
