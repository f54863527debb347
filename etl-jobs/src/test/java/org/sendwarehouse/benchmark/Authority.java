package org.sendwarehouse.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A local authority of England with the size that DfE published of it.
 *
 * @param plans in force in January 2025
 */
record Authority(String laNumber, String name, int plans) {
    private static final String RELEASE = "/sample/published/revised/caseload.csv.gz";
    private static final String CENSUS = "202425";
    private static final String PATTERN = "840";

    /** All of them, the smallest first. */
    static List<Authority> all() throws IOException {
        List<Authority> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Authority.class.getResourceAsStream(RELEASE));
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .detectBomHeader(true)
                        .ofNamedCsvRecord(new GZIPInputStream(in), StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("time_period").equals(CENSUS)
                        && row.getField("geographic_level").equals("Local authority")
                        && row.getField("breakdown").equals(row.getField("breakdown_topic"))) {
                    all.add(new Authority(
                            row.getField("old_la_code"),
                            row.getField("la_name"),
                            Integer.parseInt(row.getField("ehcplans"))));
                }
            }
        }
        all.sort(Comparator.comparingInt(Authority::plans).thenComparing(Authority::laNumber));
        return List.copyOf(all);
    }

    /** So many of them, evenly from the smallest to the largest; all where there are no more. */
    static List<Authority> some(int count) throws IOException {
        List<Authority> all = all();
        return count >= all.size()
                ? all
                : IntStream.range(0, count)
                        .mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * count)))
                        .toList();
    }

    /** Its size in the sample's measure, in which County Durham is 1: pupils are taken to follow plans. */
    double scale() throws IOException {
        return plans
                / (double) all().stream()
                        .filter(other -> other.laNumber().equals(PATTERN))
                        .findFirst()
                        .orElseThrow()
                        .plans();
    }
}
