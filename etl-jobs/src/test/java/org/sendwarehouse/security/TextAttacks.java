package org.sendwarehouse.security;

import static org.sendwarehouse.security.AttackFile.repeat;
import static org.sendwarehouse.security.AttackFile.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV files that never end a line or a quotation, or are no text. */
final class TextAttacks {
    private static final String HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n";
    private static final String ROW = "A1,R1,LL77,ep,educational psychology,requested,N,2026-03-02,2026-04-13,,,";

    private TextAttacks() {}

    private static AttackFile of(String name, AttackFile.Content content, String... answer) {
        return AttackFile.of("liquidlogic", name + ".csv", content, answer);
    }

    static List<AttackFile> small() {
        return List.of(
                of("zeros", out -> text(out, HEADER + ROW + "a\u0000b\n"), "neither a text file nor a workbook"),
                of(
                        "columns",
                        out -> {
                            text(out, "advice_id");
                            repeat(out, ",c", 200_000);
                            text(out, "\n1\n");
                        },
                        "fits no feed"),
                of("encodings", out -> {
                    text(out, HEADER);
                    out.write((ROW + "Zoë\n").getBytes(StandardCharsets.UTF_8));
                    out.write((ROW + "Zoë\n").getBytes(Charset.forName("windows-1252")));
                }),
                of(
                        "controls",
                        out -> text(out, HEADER + ROW + "\u001b[2J\u202ealert\n"),
                        "1 of 1 rows are rejected",
                        "control (1)"));
    }

    static List<AttackFile> large(long bytes) {
        return List.of(
                of("one-line", out -> repeat(out, "advice_id,request_id,", bytes), "fits no feed"),
                of("one-word", out -> repeat(out, "x", bytes), "fits no feed"),
                of(
                        "quote",
                        out -> {
                            text(out, HEADER + ROW + "\n" + ROW + "\"");
                            repeat(out, ROW + "\n", bytes);
                        },
                        "cannot be read as CSV after record 1",
                        "quotation mark that is not closed"),
                of(
                        "long-values",
                        out -> {
                            text(out, HEADER);
                            String row = ROW + "x".repeat(900_000) + "\n";
                            for (long written = 0; written < bytes; written += row.length()) {
                                text(out, row);
                            }
                        },
                        "rows are rejected",
                        "too_long"));
    }
}
