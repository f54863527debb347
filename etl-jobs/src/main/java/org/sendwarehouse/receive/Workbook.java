package org.sendwarehouse.receive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A workbook ({@code .xlsx}), read as a stream. Its hidden sheets are not looked at, its formulas are not calculated,
 * and nothing that it links to is opened.
 */
public final class Workbook implements Closeable {
    /** The rows at the top of a sheet among which a header is looked for. */
    private static final int TOP_ROWS = 10;

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;

    private Workbook(ReadableWorkbook workbook) {
        this.workbook = workbook;
        this.sheets = workbook.getSheets()
                .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
    }

    /**
     * Opens a workbook after it was looked over.
     *
     * @throws WorkbookException when it is refused or cannot be read; the message says why
     */
    public static Workbook open(Path file) throws IOException {
        WorkbookGuard.DEFAULT.inspect(file);
        try {
            return new Workbook(new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
        } catch (IOException | RuntimeException e) {
            throw new WorkbookException(
                    "The workbook cannot be read. Open it, save it anew as .xlsx and send it again.");
        }
    }

    /**
     * The top of a sheet.
     *
     * @param rows its first rows that hold anything, as text, without the empty cells at their end
     * @param lines the number of each of these rows
     */
    public record Top(String sheet, List<List<String>> rows, List<Long> lines) {
        public Top {
            rows = List.copyOf(rows);
            lines = List.copyOf(lines);
        }

        /** Without the rows: where a header is missing they are people. */
        @Override
        public String toString() {
            return "Top[" + sheet + ", " + rows.size() + " rows]";
        }

        /** The first row that holds anything, which must be the header. */
        public List<String> header() {
            return rows.isEmpty() ? List.of() : rows.get(0);
        }
    }

    /** The tops of all visible sheets, in order. */
    public List<Top> tops() throws IOException {
        List<Top> tops = new ArrayList<>();
        for (Sheet sheet : sheets) {
            List<List<String>> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            try (WorkbookRows all = new WorkbookRows(workbook, sheet)) {
                while (rows.size() < TOP_ROWS && all.next()) {
                    rows.add(all.texts());
                    lines.add(all.line());
                }
            }
            tops.add(new Top(sheet.getName(), rows, lines));
        }
        return tops;
    }

    /**
     * The rows of the one sheet whose header is a certain one; the header is the first of them.
     *
     * @throws WorkbookException when no sheet has it, or more than one
     */
    public WorkbookRows rows(Predicate<List<String>> header) throws IOException {
        List<Top> tops = tops();
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < tops.size(); i++) {
            if (header.test(tops.get(i).header())) {
                fitting.add(i);
            }
        }
        if (fitting.size() != 1) {
            throw new WorkbookException(
                    fitting.isEmpty()
                            ? "No sheet of the workbook has the header that is expected."
                            : "More than one sheet of the workbook has the header. Keep one of them.");
        }
        return new WorkbookRows(workbook, sheets.get(fitting.get(0)));
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
