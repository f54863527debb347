package org.sendwarehouse.operations;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.InertText;
import org.sendwarehouse.home.London;

/** Writes lines of the audit trail into a new file, readable by its owner only. */
public final class AuditExport implements AuditCheck.Visitor, AutoCloseable {

    private final OutputStream out;
    private final @Nullable CsvWriter csv;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;
    private long lines;

    /** How the trail is written. */
    public enum Format {
        /** A row an event, for a spreadsheet. */
        CSV,
        /** The lines as they are, so that whoever gets all of them can check their hashes. */
        JSON_LINES;

        /** The format that a file's name asks for. */
        public static Optional<Format> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return name.endsWith(".csv")
                    ? Optional.of(CSV)
                    : name.endsWith(".jsonl") ? Optional.of(JSON_LINES) : Optional.empty();
        }
    }

    private AuditExport(OutputStream out, Format format, @Nullable LocalDate from, @Nullable LocalDate to) {
        this.out = out;
        this.from = from;
        this.to = to;
        csv = format == Format.CSV
                ? CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))
                : null;
    }

    /**
     * Begins a file.
     *
     * @param file must not be there yet
     * @param from first day, London time; null for all from the first
     * @param to last day, London time; null for all to the last
     */
    @SuppressWarnings("resource") // closed with the export
    public static AuditExport open(Path file, Format format, @Nullable LocalDate from, @Nullable LocalDate to)
            throws IOException {
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Home.OwnerOnly.restrict(file);
        AuditExport export = new AuditExport(out, format, from, to);
        if (export.csv != null) {
            export.csv.writeRecord(
                    "line",
                    "at_utc",
                    "user",
                    "started_by",
                    "command",
                    "event",
                    "started_on_line",
                    "options",
                    "run_id",
                    "deliveries",
                    "outcome",
                    "exit_code",
                    "software",
                    "details",
                    "previous_hash",
                    "hash");
        }
        return export;
    }

    /** How many lines were written. */
    public long lines() {
        return lines;
    }

    @Override
    public void line(@Nullable AuditLine line, byte[] bytes) throws IOException {
        if (line == null || !isWanted(line)) {
            return;
        }
        lines++;
        if (csv == null) {
            out.write(bytes);
            out.write('\n');
            return;
        }
        csv.writeRecord(
                Long.toString(line.seq()),
                line.at().toString(),
                InertText.of(line.user()),
                line.by(),
                line.command(),
                line.event(),
                text(line.of()),
                InertText.of(text(line.options())),
                text(line.runId()),
                String.join(" ", line.inputs()),
                text(line.outcome()),
                text(line.exitCode()),
                line.software(),
                InertText.of(text(line.details())),
                line.previous(),
                AuditLine.hash(bytes));
    }

    private boolean isWanted(AuditLine line) {
        LocalDate day = line.at().atZone(London.ZONE).toLocalDate();
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        if (csv == null) {
            out.close();
        } else {
            csv.close();
        }
    }
}
