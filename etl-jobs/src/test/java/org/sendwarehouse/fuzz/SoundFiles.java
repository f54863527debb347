package org.sendwarehouse.fuzz;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.fuzz.SoundFile.Kind;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.receive.template.FeedFiles;

/** Sound deliveries of every feed that comes from outside, in every format it may have. */
final class SoundFiles {
    private static final int ROWS = 120;
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);

    private SoundFiles() {}

    /** @param folder where the files are made */
    static List<SoundFile> all(Path folder, long seed) throws IOException {
        FeedFiles files = new FeedFiles(ROWS, AS_OF, seed);
        List<SoundFile> all = new ArrayList<>();
        for (Contract contract : Door.CONTRACTS.fromOutside().all()) {
            if (FeedFiles.hasTemplate(contract)) {
                List<List<String>> rows = List.of();
                for (Path file : files.write(contract, folder)) {
                    String name = String.valueOf(file.getFileName());
                    if (name.contains("template") || name.endsWith(".md")) {
                        continue;
                    }
                    Kind kind = name.endsWith(".xlsx") ? Kind.XLSX : Kind.CSV;
                    rows = kind == Kind.CSV ? rows(file) : rows;
                    all.add(new SoundFile(contract.id(), kind, rows, Map.of(name, Files.readAllBytes(file))));
                }
            } else {
                all.add(new SoundFile(
                        contract.id(), Kind.XML, List.of(), Map.of("return.xml", Door.resource("/sen2/return.xml"))));
                all.add(new SoundFile(contract.id(), Kind.SET, List.of(), set("/sen2/blade")));
                all.add(new SoundFile(contract.id(), Kind.SET, List.of(), set("/sen2/modules")));
            }
        }
        return all;
    }

    private static List<List<String>> rows(Path csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static Map<String, byte[]> set(String resource) throws IOException {
        Map<String, byte[]> set = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(SoundFiles.class.getResource(resource)).toURI()))) {
            for (Path file : files.sorted().toList()) {
                set.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return set;
    }

    /** Rows as the text of a CSV file, every value in quotation marks. */
    static byte[] csv(List<List<String>> rows, char delimiter, String lineEnd) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(String.join(
                            String.valueOf(delimiter),
                            row.stream()
                                    .map(v -> '"' + v.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append(lineEnd);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
