package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/** The rows of a CSV file. */
final class CsvTextRows implements TextRows {
    private final CsvRows csv;
    private @Nullable CsvRecord record;
    private int fields;

    CsvTextRows(Path file, ClaimedFile claimed) throws IOException {
        this.csv = new CsvRows(file, claimed);
    }

    @Override
    public List<String> header() {
        return csv.header();
    }

    @Override
    public boolean next() throws IOException {
        CsvRecord next = csv.next();
        record = next;
        fields = next == null ? 0 : next.getFieldCount();
        return next != null;
    }

    @Override
    public long line() {
        return record == null ? 0 : record.getStartingLineNumber();
    }

    @Override
    public long row() {
        return csv.row();
    }

    @Override
    public String field(int position) {
        return record == null || position >= fields ? "" : record.getField(position);
    }

    @Override
    public @Nullable String shapeProblem() {
        return CsvRows.fieldCountProblem(fields, csv.header().size());
    }

    @Override
    public @Nullable String fault(int position) {
        return null;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
