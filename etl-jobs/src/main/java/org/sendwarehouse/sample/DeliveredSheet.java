package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A CSV delivery in memory, to be changed and written back in its own encoding and with its own way of writing dates. */
final class DeliveredSheet {
    private static final List<DateTimeFormatter> FORMATS = List.of(
            format("uuuu-MM-dd"),
            format("dd/MM/uuuu"),
            format("dd-MM-uuuu"),
            format("uuuu-MMM-dd"),
            format("dd-MMM-uuuu"));

    private final Path file;
    private final Charset charset;
    final List<String> header;
    final List<String[]> rows;

    private DeliveredSheet(Path file, Charset charset, List<String> header, List<String[]> rows) {
        this.file = file;
        this.charset = charset;
        this.header = header;
        this.rows = rows;
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK);
    }

    static DeliveredSheet read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Charset charset = charset(bytes);
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(new String(bytes, charset))) {
            csv.forEach(record -> rows.add(record.getFields().toArray(String[]::new)));
        }
        List<String> header = new ArrayList<>(List.of(rows.remove(0)));
        header.replaceAll(name -> name.replace("\uFEFF", ""));
        return new DeliveredSheet(file, charset, header, rows);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
            return StandardCharsets.UTF_16;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName("windows-1252");
        }
    }

    int place(String column) {
        int place = header.indexOf(column);
        if (place < 0) {
            throw new IllegalStateException(file.getFileName() + " has no column " + column + " but " + header);
        }
        return place;
    }

    /** The date a cell holds, if any. */
    static Optional<LocalDate> date(String cell) {
        return formatter(cell).map(format -> LocalDate.parse(cell, format));
    }

    /** A date as this file writes it. */
    String written(LocalDate date) {
        for (String[] row : rows) {
            for (String cell : row) {
                Optional<DateTimeFormatter> format = formatter(cell);
                if (format.isPresent()) {
                    return date.format(format.get());
                }
            }
        }
        return date.toString();
    }

    private static Optional<DateTimeFormatter> formatter(String cell) {
        for (DateTimeFormatter format : FORMATS) {
            try {
                LocalDate.parse(cell, format);
                return Optional.of(format);
            } catch (DateTimeParseException e) {
                // not this one
            }
        }
        return Optional.empty();
    }

    void write() throws IOException {
        writeAs(file);
    }

    void writeAs(Path target) throws IOException {
        StringBuilder text = new StringBuilder(line(header));
        rows.forEach(row -> text.append(line(List.of(row))));
        Files.write(target, text.toString().getBytes(charset));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0
                                ? cell
                                : '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
