package org.sendwarehouse.receive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet that hold anything, one after the other, as text. */
public final class WorkbookRows implements Closeable {
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final CellText cells;
    private @Nullable Row row;
    private String[] texts = new String[0];
    private int width;

    WorkbookRows(ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.cells = new CellText(workbook.isDate1904());
        try {
            this.stream = sheet.openStream();
        } catch (RuntimeException e) {
            throw unreadable();
        } catch (IOException e) {
            // A sheet that is no XML is a fault of the file; what else it may be is one of the disk.
            throw e.getCause() instanceof XMLStreamException ? unreadable() : e;
        }
        this.rows = stream.iterator();
    }

    /** Goes to the next row that holds anything; false at the end. */
    public boolean next() throws IOException {
        try {
            while (rows.hasNext()) {
                take(rows.next());
                if (width > 0) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            // The library throws many kinds for what is malformed, some with the content in their message.
            throw unreadable();
        }
    }

    private void take(Row next) {
        row = next;
        int count = next.getCellCount();
        if (texts.length < count) {
            texts = new String[count];
        }
        width = 0;
        for (int i = 0; i < count; i++) {
            texts[i] = cells.of(next.getCell(i));
            if (!texts[i].isBlank()) {
                width = i + 1;
            }
        }
    }

    private WorkbookException unreadable() {
        return new WorkbookException("The workbook cannot be read after row " + (row == null ? 0 : row.getRowNum())
                + ". Open it, save it anew as 'Excel Workbook (.xlsx)' and send it again.");
    }

    /** The number of the row in its sheet, as Excel shows it. */
    public long line() {
        return row == null ? 0 : row.getRowNum();
    }

    /** The number of its cells up to the last that holds anything. */
    public int width() {
        return width;
    }

    /** The text of a cell, from 0; empty beyond the last, and where the cell cannot be used. */
    public String text(int column) {
        return column >= width || isFault(column) ? "" : texts[column];
    }

    /** What is wrong with a cell, after its name; null where nothing is. */
    public @Nullable String fault(int column) {
        return column < width && isFault(column) ? texts[column].substring(CellText.FAULT.length()) : null;
    }

    private boolean isFault(int column) {
        return texts[column].startsWith(CellText.FAULT);
    }

    /** All texts of the row. */
    List<String> texts() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            all.add(text(i));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
