package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The establishments that children attend: Durham's real schools by name, URN and phase, with types of establishment
 * given by name and by lot so that every category of the published placements has somewhere to go; what the list
 * lacks (colleges, independent schools) is invented, says so in its name and has a URN from 990001 on.
 */
final class SchoolRegister {
    enum Phase {
        NURSERY("1"),
        PRIMARY("2"),
        SECONDARY("4"),
        SIXTEEN_PLUS("6"),
        ALL_THROUGH("7"),
        NOT_APPLICABLE("0");

        /** Code of the register of schools. */
        final String code;

        Phase(String code) {
            this.code = code;
        }
    }

    record School(String urn, String name, Phase phase, String type, String category, String ukprn) {}

    private static final int FIRST_INVENTED = 990001;

    private final Map<String, School> byUrn = new TreeMap<>();
    /** Answers of {@link #suited}, asked once a child and census. */
    private final Map<String, List<School>> suitedBefore = new HashMap<>();

    SchoolRegister(long seed) {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Published.reader("sample/schools.csv"))) {
            for (NamedCsvRecord line : csv) {
                addReal(line, seed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of schools", e);
        }
        invent("Independent School", 3, Phase.ALL_THROUGH, "11", "mainstream_independent");
        invent("Independent Special School", 5, Phase.NOT_APPLICABLE, "10", "special_independent");
        invent("Non-maintained Special School", 2, Phase.NOT_APPLICABLE, "08", "special_non_maintained");
        invent("Alternative Provision Free School", 1, Phase.NOT_APPLICABLE, "38", "ap_pru_free_school");
        invent("Alternative Provision Academy", 1, Phase.NOT_APPLICABLE, "42", "ap_pru_academy");
        invent("Further Education College", 5, Phase.SIXTEEN_PLUS, "18", "general_fe_tertiary_colleges");
        invent("Specialist College", 3, Phase.SIXTEEN_PLUS, "32", "specialist_post_16_institutions");
        invent("Other Establishment", 1, Phase.NOT_APPLICABLE, "27", "other_schools");
    }

    private void addReal(NamedCsvRecord line, long seed) {
        String successor = line.getField("latest_successor_urn");
        boolean moved = !successor.isEmpty();
        String urn = moved ? successor : line.getField("URN");
        String name = moved ? line.getField("latest_successor_name") : line.getField("SchoolName");
        Dice dice = Dice.of(seed, "school", Long.parseLong(urn));
        String lower = name.toLowerCase(Locale.ROOT);
        boolean academy = lower.contains("academy") || moved;
        boolean faith = lower.contains("catholic") || lower.contains(" rc ") || lower.contains("church");
        School school =
                switch (line.getField("phase_from_estab_number")) {
                    case "Nursery" ->
                        new School(urn, name, Phase.NURSERY, "15", "mainstream_la_maintained", ukprn(urn));
                    case "Primary" -> mainstream(urn, name, Phase.PRIMARY, academy || dice.perMille(350), faith);
                    case "Secondary" -> secondary(urn, name, lower, academy || dice.perMille(600), faith);
                    case "Special" ->
                        lower.contains("academy")
                                ? new School(urn, name, Phase.NOT_APPLICABLE, "44", "special_academy_free", ukprn(urn))
                                : new School(
                                        urn, name, Phase.NOT_APPLICABLE, "07", "special_la_maintained", ukprn(urn));
                    default -> new School(urn, name, Phase.NOT_APPLICABLE, "14", "ap_pru_la_maintained", ukprn(urn));
                };
        byUrn.putIfAbsent(urn, school);
    }

    private static School mainstream(String urn, String name, Phase phase, boolean academy, boolean faith) {
        return academy
                ? new School(urn, name, phase, "34", "mainstream_academy", ukprn(urn))
                : new School(urn, name, phase, faith ? "02" : "01", "mainstream_la_maintained", ukprn(urn));
    }

    private static School secondary(String urn, String name, String lower, boolean academy, boolean faith) {
        if (lower.contains("free school") || lower.contains("utc") || lower.contains("studio")) {
            String type = lower.contains("utc") ? "40" : lower.contains("studio") ? "41" : "35";
            return new School(urn, name, Phase.SECONDARY, type, "mainstream_free_school", ukprn(urn));
        }
        if (lower.contains("sixth form centre")) {
            return new School(urn, name, Phase.SIXTEEN_PLUS, "31", "general_fe_tertiary_colleges", ukprn(urn));
        }
        return mainstream(urn, name, Phase.SECONDARY, academy, faith);
    }

    private static String ukprn(String urn) {
        return "10" + urn;
    }

    private void invent(String name, int count, Phase phase, String type, String category) {
        for (int i = 1; i <= count; i++) {
            String urn = Integer.toString(FIRST_INVENTED
                    + (int) byUrn.keySet().stream()
                            .filter(key -> Integer.parseInt(key) >= FIRST_INVENTED)
                            .count());
            byUrn.put(
                    urn,
                    new School(urn, "Example " + name + " " + i + " (invented)", phase, type, category, ukprn(urn)));
        }
    }

    Collection<School> schools() {
        return byUrn.values();
    }

    /** Schools of a caseload category that take children of an age, by URN; all of the category if none do. */
    List<School> suited(String category, int age) {
        return suitedBefore.computeIfAbsent(category + " " + age, key -> findSuited(category, age));
    }

    private List<School> findSuited(String category, int age) {
        List<School> all = new ArrayList<>();
        List<School> suited = new ArrayList<>();
        for (School school : byUrn.values()) {
            if (school.category().equals(category)) {
                all.add(school);
                if (takes(school.phase(), age)) {
                    suited.add(school);
                }
            }
        }
        return suited.isEmpty() ? all : suited;
    }

    private static boolean takes(Phase phase, int age) {
        return switch (phase) {
            case NURSERY -> age <= 4;
            case PRIMARY -> age >= 4 && age <= 11;
            case SECONDARY -> age >= 12 && age <= 18;
            case SIXTEEN_PLUS -> age >= 16;
            case ALL_THROUGH, NOT_APPLICABLE -> true;
        };
    }
}
