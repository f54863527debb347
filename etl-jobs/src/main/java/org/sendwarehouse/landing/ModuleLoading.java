package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.ModuleShape;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Headers;
import org.sendwarehouse.receive.Headers.ModuleMatch;
import org.sendwarehouse.receive.Headers.ModulePlace;

/**
 * Reads the module files of a casework system. One line holds a record and, in numbered columns, the records below it;
 * lines are tied by person id and the number of the request.
 */
final class ModuleLoading implements SetReader.Loading {
    private final Contract contract;
    private final ModuleShape shape;
    private final Map<ClaimedFile, Path> files;

    ModuleLoading(Contract contract, ModuleShape shape, Map<ClaimedFile, Path> files) {
        this.contract = contract;
        this.shape = shape;
        this.files = files;
    }

    @Override
    public void load(ReturnAssembly assembly) throws IOException {
        // In order of role, m1 to m5, so that a record's parent is always there before it.
        for (Map.Entry<ClaimedFile, Path> file : files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(ClaimedFile::role)))
                .toList()) {
            load(file.getKey(), file.getValue(), assembly);
        }
    }

    private void load(ClaimedFile claimed, Path file, ReturnAssembly assembly) throws IOException {
        try (CsvRows csv = new CsvRows(file, claimed)) {
            ModuleMatch match = Headers.module(contract, shape, claimed.role(), csv.header());
            if (!match.match().fits()) {
                throw new DeliveryRefusedException("The header of " + claimed.name() + " does not fit. "
                        + match.match().problems());
            }
            for (CsvRecord row = csv.next(); row != null; row = csv.next()) {
                add(csv, row, match, assembly);
            }
        }
    }

    private void add(CsvRows csv, CsvRecord row, ModuleMatch match, ReturnAssembly assembly) {
        Table main = match.places().get(0).table();
        long line = row.getStartingLineNumber();
        String problem =
                CsvRows.fieldCountProblem(row.getFieldCount(), csv.header().size());
        if (problem != null) {
            assembly.count(main);
            assembly.reject(main, line, "fields", problem);
            return;
        }
        List<Integer> positions = match.match().positions();
        String person = row.getField(positions.get(0)).strip();
        String request =
                main.parent() == null ? "" : row.getField(positions.get(1)).strip();
        Map<String, RawRecord> records = records(csv, row, match, line);
        RawRecord first = null;
        for (RawRecord record : records.values()) {
            assembly.count(record.table);
            if (first == null) {
                first = record;
                addMain(record, person, request, assembly);
            } else {
                attach(record, first, line, assembly);
            }
        }
    }

    /** The records of a line: the main one always, those below where any of their columns has a value. */
    private static Map<String, RawRecord> records(CsvRows csv, CsvRecord row, ModuleMatch match, long line) {
        List<Integer> positions = match.match().positions();
        Map<String, RawRecord> records = new LinkedHashMap<>();
        for (int i = 0; i < match.places().size(); i++) {
            ModulePlace place = match.places().get(i);
            int position = positions.get(Headers.MODULE_IDS + i);
            String value = position < 0 ? null : row.getField(position);
            boolean main = !place.table().repeats();
            if (main || (value != null && !value.isBlank())) {
                records.computeIfAbsent(
                                place.table().name() + " " + place.repetition(),
                                k -> new RawRecord(place.table(), line, csv.row()))
                        .values[place.column()] = value;
            }
        }
        return records;
    }

    private void addMain(RawRecord record, String person, String request, ReturnAssembly assembly) {
        Table table = record.table;
        String key = key(person, request);
        if (table.parent() == null) {
            if (person.isEmpty() || assembly.has(table, person)) {
                assembly.reject(
                        record,
                        person.isEmpty() ? "required" : "duplicate_id",
                        person.isEmpty()
                                ? "The row has no person id."
                                : "Another row of the file has the same person id.");
                return;
            }
            assembly.add(record, person, null);
        } else if (grandparent(table) == null) {
            // A request: its parent is the person.
            if (request.isEmpty() || assembly.has(table, key)) {
                assembly.reject(
                        record,
                        request.isEmpty() ? "required" : "duplicate_id",
                        request.isEmpty()
                                ? "The row has no request record id."
                                : "Another row of the file has the same person and request record id.");
                return;
            }
            assembly.add(record, key, person);
        } else {
            attachBelow(record, key, assembly);
        }
    }

    /** Below its parent where the set has that record, else below the request, whose id both share. */
    private void attachBelow(RawRecord record, String key, ReturnAssembly assembly) {
        String above = record.table.parent();
        while (above != null) {
            RawRecord parent = assembly.find(above, key);
            if (parent != null) {
                assembly.addBelow(record, key, parent);
                return;
            }
            above = contract.table(above).parent();
        }
        assembly.add(record, key, null);
    }

    private static void attach(RawRecord record, RawRecord main, long line, ReturnAssembly assembly) {
        if (assembly.isRejected(main)) {
            assembly.reject(record.table, line, "parent_rejected", "The record this one belongs to was rejected.");
        } else {
            assembly.addBelow(record, null, main);
        }
    }

    private @Nullable Table grandparent(Table table) {
        String parent = table.parent();
        String above = parent == null ? null : contract.table(parent).parent();
        return above == null ? null : contract.table(above);
    }

    private static String key(String person, String request) {
        return person + '\u001f' + request;
    }
}
