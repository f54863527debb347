package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.sample.CaseFile.Advice;

/** {@code ehc_advice}: a row a piece of advice asked of an agency, as known at the end of a day. */
final class AdviceExtract {
    private static final List<String> HEADER = List.of(
            "advice_id",
            "request_id",
            "person_id",
            "agency_code",
            "advice_type",
            "status",
            "statutory_exception",
            "requested_date",
            "due_date",
            "allocated_date",
            "received_date",
            "late_reason");

    private AdviceExtract() {}

    static void write(Partnership partnership, Path path, LocalDate day, int badRows) throws IOException {
        try (Csv csv = new Csv(path, HEADER)) {
            for (CaseFile file : partnership.cases) {
                int number = 0;
                for (Advice advice : file.advice) {
                    number++;
                    if (!advice.requested().isAfter(day)) {
                        writeAdvice(csv, file, advice, number, day);
                    }
                }
            }
            for (int i = 0; i < badRows; i++) {
                writeBadAdvice(partnership, csv, i, day);
            }
        }
    }

    private static void writeAdvice(Csv csv, CaseFile file, Advice advice, int number, LocalDate day)
            throws IOException {
        boolean answered = OperationalFiles.by(advice.received(), day) != null;
        boolean cancelled = advice.status().equals("cancelled") && OperationalFiles.by(file.outcomeDate, day) != null;
        boolean overdue = day.isAfter(advice.requested().plusDays(42));
        csv.row(
                OperationalFiles.requestId(file) + "-" + number,
                OperationalFiles.requestId(file),
                OperationalFiles.personId(file.child),
                advice.agency(),
                advice.type(),
                answered ? advice.status() : cancelled ? "cancelled" : "requested",
                advice.exception(),
                advice.requested(),
                advice.requested().plusDays(42),
                OperationalFiles.by(advice.allocated(), day),
                OperationalFiles.by(advice.received(), day),
                answered || overdue ? advice.lateReason() : "");
    }

    /** Rows as careless typing makes them: an impossible date, an unknown agency, no request at all. */
    private static void writeBadAdvice(Partnership partnership, Csv csv, int i, LocalDate day) throws IOException {
        CaseFile file = partnership.cases.get(i * 97 % partnership.cases.size());
        LocalDate asked = day.minusDays(30L + i);
        String id = "TYPO%03d".formatted(i + 1);
        switch (i % 3) {
            case 0 ->
                csv.row(
                        id,
                        OperationalFiles.requestId(file),
                        OperationalFiles.personId(file.child),
                        "salt",
                        "speech and language",
                        "requested",
                        false,
                        "2026-02-30",
                        null,
                        null,
                        null,
                        null);
            case 1 ->
                csv.row(
                        id,
                        OperationalFiles.requestId(file),
                        OperationalFiles.personId(file.child),
                        "ed psych",
                        "educational psychology",
                        "requested",
                        false,
                        asked,
                        asked.plusDays(42),
                        null,
                        null,
                        null);
            default ->
                csv.row(
                        id,
                        null,
                        OperationalFiles.personId(file.child),
                        "ot",
                        "occupational therapy",
                        "requested",
                        false,
                        asked,
                        asked.plusDays(42),
                        null,
                        null,
                        null);
        }
    }
}
