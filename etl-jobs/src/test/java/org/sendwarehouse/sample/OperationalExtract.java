package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code ehc_request}, read again from the file. */
final class OperationalExtract {
    record Row(
            String id,
            String person,
            String source,
            LocalDate birth,
            String sex,
            String ethnicity,
            @Nullable LocalDate received,
            @Nullable LocalDate decided,
            String decision,
            String issueDecision,
            @Nullable LocalDate issueDecisionDate,
            @Nullable LocalDate issued,
            @Nullable LocalDate started,
            boolean exception,
            List<Boolean> flags,
            @Nullable LocalDate ceased,
            String ceasedReason,
            String need) {
        boolean isRequest() {
            return !source.equals("transfer in") && !source.equals("statement conversion");
        }

        boolean flagged() {
            return flags.contains(true);
        }

        boolean activeOn(LocalDate day) {
            return started != null && !started.isAfter(day) && (ceased == null || ceased.isAfter(day));
        }
    }

    private OperationalExtract() {}

    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    private static Row row(NamedCsvRecord line) {
        List<Boolean> flags = new ArrayList<>();
        for (String flag : List.of(
                "request_mediation",
                "request_tribunal",
                "assessment_mediation",
                "assessment_tribunal",
                "other_mediation",
                "other_tribunal")) {
            flags.add(line.getField(flag).equals("Y"));
        }
        return new Row(
                line.getField("request_id"),
                line.getField("person_id"),
                line.getField("request_source"),
                LocalDate.parse(line.getField("birth_date")),
                line.getField("sex"),
                line.getField("ethnicity"),
                date(line, "received_date"),
                date(line, "decision_date"),
                line.getField("decision_outcome"),
                line.getField("issue_decision"),
                date(line, "issue_decision_date"),
                date(line, "plan_issued_date"),
                date(line, "plan_start_date"),
                line.getField("exception_applies").equals("Y"),
                flags,
                date(line, "ceased_date"),
                line.getField("ceased_reason"),
                line.getField("primary_need"));
    }

    private static @Nullable LocalDate date(NamedCsvRecord line, String column) {
        String cell = line.getField(column);
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }
}
