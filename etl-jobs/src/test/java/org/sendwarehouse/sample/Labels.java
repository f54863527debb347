package org.sendwarehouse.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a person belongs to a published line, by the labels of its breakdown. */
final class Labels {
    private static final Map<String, String> ETHNICITY = Map.ofEntries(
            Map.entry("White - White British", "WBRI"),
            Map.entry("White - Irish", "WIRI"),
            Map.entry("White - Traveller of Irish heritage", "WIRT"),
            Map.entry("White - Any other White background", "WOTH"),
            Map.entry("White - Gypsy/Roma", "WROM"),
            Map.entry("Mixed - White and Black Caribbean", "MWBC"),
            Map.entry("Mixed - White and Black African", "MWBA"),
            Map.entry("Mixed - White and Asian", "MWAS"),
            Map.entry("Mixed - Any other Mixed background", "MOTH"),
            Map.entry("Asian - Indian", "AIND"),
            Map.entry("Asian - Pakistani", "APKN"),
            Map.entry("Asian - Bangladeshi", "ABAN"),
            Map.entry("Asian - Any other Asian background", "AOTH"),
            Map.entry("Asian - Chinese", "CHNE"),
            Map.entry("Black - Black Caribbean", "BCRB"),
            Map.entry("Black - Black African", "BAFR"),
            Map.entry("Black - Any other Black background", "BOTH"),
            Map.entry("Any other ethnic group", "OOTH"),
            Map.entry("Unclassified", "NOBT"));

    /** The census day of an academic year as printed: 202425 is the third Thursday of January 2025. */
    static LocalDate census(String academicYear) {
        int year = 2000 + Integer.parseInt(academicYear.substring(4));
        return LocalDate.of(year, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.THURSDAY));
    }

    boolean fits(PublishedCells.Line line, @Nullable LocalDate at, LocalDate birth, String sex, String ethnicity) {
        if (PublishedCells.isTotal(line)) {
            return true;
        }
        return switch (line.topic()) {
            case "Sex" -> line.breakdown().startsWith(sex);
            case "Ethnicity" -> ethnicity.equals(ETHNICITY.get(line.breakdown()));
            case "Child or young persons age" ->
                at != null && age(line.breakdown(), ChronoUnit.YEARS.between(birth, at));
            default -> throw new IllegalArgumentException(line.topic());
        };
    }

    private static boolean age(String label, long age) {
        int printed = Integer.parseInt(label.replaceAll("[^0-9]", ""));
        if (label.startsWith("under")) {
            return age < printed;
        }
        if (label.endsWith("and under")) {
            return age <= printed;
        }
        return label.endsWith("and over") ? age >= printed : age == printed;
    }
}
