package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.Workbook;
import org.sendwarehouse.receive.WorkbookException;
import org.sendwarehouse.receive.WorkbookRows;

/** The rows of the one sheet of a workbook whose header is the expected one; rows without any value are passed over. */
final class SheetTextRows implements TextRows {
    private final Workbook workbook;
    private final WorkbookRows rows;
    private final List<String> header = new ArrayList<>();
    private long row;

    @SuppressWarnings("MustBeClosed")
    SheetTextRows(Path file, Predicate<List<String>> expected) throws IOException {
        Workbook opened = null;
        try {
            opened = Workbook.open(file);
            this.rows = opened.rows(expected);
            rows.next();
        } catch (WorkbookException e) {
            if (opened != null) {
                opened.close();
            }
            throw refused(e);
        }
        this.workbook = opened;
        for (int i = 0; i < rows.width(); i++) {
            header.add(rows.text(i));
        }
    }

    private static DeliveryRefusedException refused(WorkbookException e) {
        return new DeliveryRefusedException(String.valueOf(e.getMessage()));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        try {
            boolean found = rows.next();
            row += found ? 1 : 0;
            return found;
        } catch (WorkbookException e) {
            throw refused(e);
        }
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public String field(int position) {
        return rows.text(position);
    }

    @Override
    public @Nullable String shapeProblem() {
        return rows.width() <= header.size()
                ? null
                : "The row has a value in column " + rows.width() + ", where the header ends at column " + header.size()
                        + ". Delete it, or give the column a name.";
    }

    @Override
    public @Nullable String fault(int position) {
        return rows.fault(position);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            workbook.close();
        }
    }
}
