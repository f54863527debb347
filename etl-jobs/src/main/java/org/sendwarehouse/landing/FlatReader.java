package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.RowBlock.RawProblem;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.HeaderMatch;
import org.sendwarehouse.receive.Headers;

/** Reads a delivery that is one CSV file of one table. */
final class FlatReader implements BlockReader {
    private final Table table;
    private final CsvRows csv;
    private final RowsRead read;
    private final int[] positions;
    private final int[] seconds;
    private final boolean twice;

    FlatReader(Contract contract, LayoutDifference layout, Path file, ClaimedFile claimed) throws IOException {
        this.table = contract.table();
        this.read = new RowsRead(contract);
        this.csv = new CsvRows(file, claimed);
        HeaderMatch match = Headers.flat(contract, layout, csv.header());
        if (!match.fits()) {
            csv.close();
            throw new DeliveryRefusedException(
                    "The header of " + claimed.name() + " does not fit " + contract.id() + ". " + match.problems());
        }
        this.positions = match.positions().stream().mapToInt(Integer::intValue).toArray();
        this.seconds = match.seconds().stream().mapToInt(Integer::intValue).toArray();
        this.twice = match.seconds().stream().anyMatch(s -> s >= 0);
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        String[][] rows = new String[ROWS][];
        long[] lines = new long[ROWS];
        @Nullable String[] problems = new String[ROWS];
        int count = 0;
        while (count < ROWS) {
            CsvRecord record = csv.next();
            if (record == null) {
                break;
            }
            lines[count] = record.getStartingLineNumber();
            problems[count] = CsvRows.fieldCountProblem(
                    record.getFieldCount(), csv.header().size());
            rows[count] = values(record);
            if (problems[count] == null && twice) {
                problems[count] = copiesProblem(record);
            }
            count++;
        }
        if (count == 0) {
            return null;
        }
        read.add(table, count);
        return block(rows, lines, problems, csv.row() - count + 1, count);
    }

    private RowBlock block(String[][] rows, long[] lines, @Nullable String[] problems, long firstRow, int count) {
        List<RawProblem> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String problem = problems[i];
            if (problem != null) {
                String rule = problem.startsWith("The row has") ? "fields" : "copies_differ";
                found.add(new RawProblem(table, lines[i], "", rule, problem, true));
                rows[i] = new String[0];
            }
        }
        return new RowBlock.Flat(table, rows, lines, firstRow, count, found);
    }

    private String[] values(CsvRecord record) {
        String[] values = new String[positions.length];
        int fields = record.getFieldCount();
        for (int i = 0; i < values.length; i++) {
            int position = positions[i];
            values[i] = position >= 0 && position < fields ? record.getField(position) : "";
        }
        return values;
    }

    private @Nullable String copiesProblem(CsvRecord record) {
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] >= 0
                    && !record.getField(positions[i])
                            .strip()
                            .equals(record.getField(seconds[i]).strip())) {
                return "This layout has " + table.columns().get(i).name()
                        + " twice, and the two copies differ. Ask the publisher which is right.";
            }
        }
        return null;
    }

    @Override
    public Map<String, Long> rowsRead() {
        return read.counts();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
