package org.sendwarehouse.landing;

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
import org.sendwarehouse.receive.Shape;

/** Reads a delivery that is one file of one table: CSV or a sheet of a workbook. */
final class FlatReader implements BlockReader {
    private static final String[] NONE = {};

    private final Table table;
    private final TextRows rows;
    private final RowsRead read;
    private final int[] positions;
    private final int[] seconds;
    private final boolean twice;

    FlatReader(Contract contract, Shape shape, LayoutDifference layout, Path file, ClaimedFile claimed)
            throws IOException {
        this.table = contract.table();
        this.read = new RowsRead(contract);
        this.rows = TextRows.open(shape, file, claimed, header -> Headers.flat(contract, layout, header)
                .fits());
        HeaderMatch match = Headers.flat(contract, layout, rows.header());
        if (!match.fits()) {
            rows.close();
            throw new DeliveryRefusedException(
                    "The header of " + claimed.name() + " does not fit " + contract.id() + ". " + match.problems());
        }
        this.positions = match.positions().stream().mapToInt(Integer::intValue).toArray();
        this.seconds = match.seconds().stream().mapToInt(Integer::intValue).toArray();
        this.twice = match.seconds().stream().anyMatch(s -> s >= 0);
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        String[][] block = new String[ROWS][];
        long[] lines = new long[ROWS];
        List<RawProblem> problems = new ArrayList<>();
        int count = 0;
        long characters = 0;
        while (count < ROWS && characters < CHARACTERS && rows.next()) {
            lines[count] = rows.line();
            int before = problems.size();
            findProblems(problems);
            block[count] = problems.size() > before ? NONE : values();
            for (String value : block[count]) {
                characters += value.length();
            }
            count++;
        }
        if (count == 0) {
            return null;
        }
        read.add(table, count);
        return new RowBlock.Flat(table, block, lines, rows.row() - count + 1, count, problems);
    }

    private void findProblems(List<RawProblem> problems) {
        String shape = rows.shapeProblem();
        if (shape != null) {
            problems.add(new RawProblem(table, rows.line(), "", "fields", shape, true));
            return;
        }
        int before = problems.size();
        for (int i = 0; i < positions.length; i++) {
            String fault = positions[i] < 0 ? null : rows.fault(positions[i]);
            if (fault != null) {
                String name = table.columns().get(i).name();
                problems.add(new RawProblem(
                        table, rows.line(), name, "cell", name + " " + fault, problems.size() == before));
            }
        }
        String copies = twice && problems.size() == before ? copiesProblem() : null;
        if (copies != null) {
            problems.add(new RawProblem(table, rows.line(), "", "copies_differ", copies, true));
        }
    }

    private String[] values() {
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positions[i] >= 0 ? rows.field(positions[i]) : "";
        }
        return values;
    }

    private @Nullable String copiesProblem() {
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] >= 0
                    && !rows.field(positions[i])
                            .strip()
                            .equals(rows.field(seconds[i]).strip())) {
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
        rows.close();
    }
}
