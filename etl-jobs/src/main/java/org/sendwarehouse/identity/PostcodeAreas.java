package org.sendwarehouse.identity;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;

/**
 * From a postcode to its lower-layer super output area (2021).
 *
 * <p>Read from {@code reference/postcode_lsoa.csv} (columns {@code pcds}, {@code lsoa21cd}), shaped after the ONS
 * Postcode Directory. Held as sorted numbers, so that the whole country's 2.7 million postcodes take some 30 MB.
 */
public final class PostcodeAreas {
    /** Knows no postcode: for whoever wants no areas. */
    public static final PostcodeAreas NONE = new PostcodeAreas(new long[0], new int[0], new String[0]);

    private final long[] postcodes;
    private final int[] areaOf;
    private final String[] areas;

    private PostcodeAreas(long[] postcodes, int[] areaOf, String[] areas) {
        this.postcodes = postcodes;
        this.areaOf = areaOf;
        this.areas = areas;
    }

    /** Where a home keeps the file. */
    public static Path file(Home home) {
        return home.reference().resolve("postcode_lsoa.csv");
    }

    /** The directory of a home; one that knows no postcode where the file is missing. */
    public static PostcodeAreas load(Home home) throws IOException {
        Path file = file(home);
        return Files.isRegularFile(file) ? read(file) : NONE;
    }

    private static PostcodeAreas read(Path file) throws IOException {
        long[] entries = new long[1 << 12];
        int count = 0;
        Map<String, Integer> areaNumbers = new HashMap<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            int postcode = -1;
            int area = -1;
            for (CsvRecord row : reader) {
                if (postcode < 0 || area < 0) {
                    List<String> header = row.getFields().stream()
                            .map(h -> h.strip().toLowerCase(java.util.Locale.ROOT))
                            .toList();
                    postcode = header.indexOf("pcds");
                    area = header.indexOf("lsoa21cd");
                    if (postcode < 0 || area < 0) {
                        throw new IOException("reference/postcode_lsoa.csv needs the columns pcds and lsoa21cd");
                    }
                    continue;
                }
                String normal = Normaliser.postcode(row.getField(postcode));
                String code = row.getField(area).strip();
                if (normal != null && !code.isEmpty()) {
                    if (count == entries.length) {
                        entries = Arrays.copyOf(entries, count * 2);
                    }
                    int number = areaNumbers.computeIfAbsent(code, c -> areaNumbers.size());
                    entries[count++] = pack(normal) << 20 | number;
                }
            }
        }
        return sorted(Arrays.copyOf(entries, count), areaNumbers);
    }

    private static PostcodeAreas sorted(long[] entries, Map<String, Integer> areaNumbers) {
        Arrays.sort(entries);
        long[] postcodes = new long[entries.length];
        int[] areaOf = new int[entries.length];
        for (int i = 0; i < entries.length; i++) {
            postcodes[i] = entries[i] >>> 20;
            areaOf[i] = (int) (entries[i] & 0xFFFFF);
        }
        String[] areas = new String[areaNumbers.size()];
        areaNumbers.forEach((code, number) -> areas[number] = code);
        return new PostcodeAreas(postcodes, areaOf, areas);
    }

    /** Whether there is anything to look up. */
    public boolean isEmpty() {
        return postcodes.length == 0;
    }

    /** The area of a postcode as written in any way; null where it is not known. */
    public @Nullable String lsoa(String postcode) {
        String normal = Normaliser.postcode(postcode);
        if (normal == null) {
            return null;
        }
        int found = Arrays.binarySearch(postcodes, pack(normal));
        return found < 0 ? null : areas[areaOf[found]];
    }

    /** Seven letters or digits, in base 36, fit in 37 bits. */
    private static long pack(String normal) {
        long packed = 0;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c != ' ') {
                packed = packed * 37 + 1 + Character.digit(c, 36);
            }
        }
        return packed;
    }
}
