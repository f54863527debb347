package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sendwarehouse.home.Definitions;

/** Invented postcodes in the area {@code ZD}, which does not exist, spread over Durham's real small areas. */
final class PostcodeDirectory {
    private static final int EACH = 12;
    private static final String INWARD = "ABDEFGHJLNPQRSTUWXYZ";

    private final Map<String, String> lsoaOfPostcode = new TreeMap<>();
    private final List<String> drawn = new ArrayList<>();
    private final Set<String> localities = new TreeSet<>();

    PostcodeDirectory() {
        String text = Definitions.text("warehouse-sql/reference/geography.csv");
        int area = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : csv) {
                int quintile = Integer.parseInt(line.getField("imd_quintile"));
                add(area++, line.getField("lsoa21_code"), quintile);
                localities.add(line.getField("locality"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the small areas", e);
        }
    }

    private void add(int area, String lsoa, int quintile) {
        for (int i = 0; i < EACH; i++) {
            int number = area * EACH + i;
            String postcode = "ZD%d %d%c%c"
                    .formatted(
                            1 + number / 400 % 20,
                            1 + number % 9,
                            INWARD.charAt(number / 9 % INWARD.length()),
                            INWARD.charAt(number / 180 % INWARD.length()));
            lsoaOfPostcode.put(postcode, lsoa);
            // plans are more common where there is more deprivation
            for (int weight = 0; weight < 8 - quintile; weight++) {
                drawn.add(postcode);
            }
        }
    }

    String draw(Dice dice) {
        return dice.pick(drawn);
    }

    /**
     * A postcode not far from a place of the county, more often where there is more deprivation.
     *
     * @param place where, from 0 to 999,999
     * @param reach how far away at most, in thousandths of the county
     */
    String near(int place, int reach, Dice dice) {
        int middle = (int) ((long) place * drawn.size() / 1_000_000);
        int away = Math.max(1, drawn.size() * reach / 1000);
        return drawn.get(Math.floorMod(middle + dice.between(-away, away), drawn.size()));
    }

    /** The names of the county's localities. */
    Set<String> localities() {
        return localities;
    }

    /** Postcode to LSOA, by postcode. */
    Map<String, String> lsoas() {
        return lsoaOfPostcode;
    }
}
