package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.contract.BladeShape;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.HeaderMatch;
import org.sendwarehouse.receive.Headers;

/** Reads the files of a Blade export; rows are tied by their table ids. */
final class BladeLoading implements SetReader.Loading {
    /** Own id and parent's id come before the columns in what {@link Headers#blade} expects. */
    private static final int IDS = 2;

    private final Contract contract;
    private final BladeShape shape;
    private final Map<ClaimedFile, Path> files;

    BladeLoading(Contract contract, BladeShape shape, Map<ClaimedFile, Path> files) {
        this.contract = contract;
        this.shape = shape;
        this.files = files;
    }

    @Override
    public void load(ReturnAssembly assembly) throws IOException {
        for (Table table : contract.tables()) {
            for (Map.Entry<ClaimedFile, Path> file : files.entrySet()) {
                if (file.getKey().role().equals(table.bladeModule())) {
                    load(table, file.getKey(), file.getValue(), assembly);
                }
            }
        }
    }

    private void load(Table table, ClaimedFile claimed, Path file, ReturnAssembly assembly) throws IOException {
        try (CsvRows csv = new CsvRows(file, claimed)) {
            HeaderMatch match = Headers.blade(contract, shape, table, csv.header());
            if (!match.fits()) {
                throw new DeliveryRefusedException(
                        "The header of " + claimed.name() + " does not fit. " + match.problems());
            }
            for (CsvRecord row = csv.next(); row != null; row = csv.next()) {
                add(table, csv, row, match.positions(), assembly);
            }
        }
    }

    private static void add(Table table, CsvRows csv, CsvRecord row, List<Integer> positions, ReturnAssembly assembly) {
        assembly.count(table);
        long line = row.getStartingLineNumber();
        String problem =
                CsvRows.fieldCountProblem(row.getFieldCount(), csv.header().size());
        if (problem != null) {
            assembly.reject(table, line, "fields", problem);
            return;
        }
        String id = row.getField(positions.get(0)).strip();
        if (id.isEmpty() || assembly.has(table, id)) {
            assembly.reject(
                    table,
                    line,
                    id.isEmpty() ? "required" : "duplicate_id",
                    id.isEmpty() ? "The row has no id of its own." : "Another row of the file has the same id.");
            return;
        }
        RawRecord record = new RawRecord(table, line, csv.row());
        for (int i = 0; i < record.values.length; i++) {
            int position = positions.get(IDS + i);
            record.values[i] = position < 0 ? null : row.getField(position);
        }
        String parentId =
                table.parent() == null ? null : row.getField(positions.get(1)).strip();
        assembly.add(record, id, parentId);
    }
}
