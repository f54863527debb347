package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.sample.CaseFile.Placement;
import org.sendwarehouse.sample.SchoolRegister.School;

/**
 * Where children with a plan are taught on each census day, so that every category of the published caseload comes
 * out: for January 2025 age by age, for the years before by total with ages that suit. Children stay where they are
 * if they can.
 */
final class PlacementPlanner {
    /** The categories of the caseload that are no sums of others; what is left over is not recorded. */
    static final List<String> CATEGORIES = List.of(
            "mainstream_la_maintained",
            "mainstream_la_maintained_resourced_provision",
            "mainstream_la_maintained_senunit",
            "mainstream_academy",
            "mainstream_academy_resourced_provision",
            "mainstream_academy_senunit",
            "mainstream_free_school",
            "mainstream_free_school_resourced_provision",
            "mainstream_free_school_senunit",
            "mainstream_independent",
            "special_la_maintained",
            "special_academy_free",
            "special_independent",
            "special_non_maintained",
            "ap_pru_academy",
            "ap_pru_free_school",
            "ap_pru_la_maintained",
            "general_fe_tertiary_colleges",
            "specialist_post_16_institutions",
            "ukrlp_provider",
            "elective_home_education",
            "other_arrangements_la",
            "other_arrangements_parents",
            "other_schools",
            "other_placement_settings",
            "neet",
            "neet_ntci",
            "neet_other",
            "neet_other_csa",
            "nm_early_years");

    static final String NOT_RECORDED = "placement_unknown";

    private static final Map<String, String> SETTINGS = Map.of(
            "elective_home_education", "EHE",
            "other_arrangements_la", "OLA",
            "other_arrangements_parents", "OPA",
            "other_placement_settings", "OTH",
            "neet", "NEET",
            "neet_ntci", "NIEC",
            "neet_other", "NIEO",
            "neet_other_csa", "NIEO",
            "nm_early_years", "EYP");

    private final Partnership partnership;
    private final Targets targets;
    private final SchoolRegister schools;
    /** Age by category in January 2025: the shape of every other year. */
    private final Map<Integer, Map<String, Integer>> shape = new TreeMap<>();
    /** The ages of each category in that shape. */
    private final Map<String, List<Integer>> agesOf = new HashMap<>();

    PlacementPlanner(Partnership partnership, Targets targets, SchoolRegister schools) {
        this.partnership = partnership;
        this.targets = targets;
        this.schools = schools;
        String year = Targets.academicYear(Targets.DETAILED_CENSUS);
        for (Published.Row row : targets.published.rows("caseload", year, "Child or young persons age")) {
            shape.put(Margins.age(row.breakdown()), categories(row));
        }
    }

    private static Map<String, Integer> categories(Published.Row row) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int rest = row.known("ehcplans");
        for (String category : CATEGORIES) {
            int count = row.count(category).orElse(0);
            counts.put(category, count);
            rest -= count;
        }
        counts.put(NOT_RECORDED, rest);
        return counts;
    }

    void plan() {
        int last = partnership.asAt.getYear();
        for (int year = Targets.FIRST_PUBLISHED; year <= last; year++) {
            LocalDate census = Calendars.censusDay(year);
            List<CaseFile> active = new ArrayList<>();
            for (CaseFile file : partnership.cases) {
                if (file.activeOn(census)) {
                    active.add(file);
                }
            }
            if (year == Targets.DETAILED_CENSUS) {
                byAge(active, census);
            } else if (year < Targets.DETAILED_CENSUS) {
                byTotal(active, census);
            } else {
                byShape(active, census);
            }
        }
        List<CaseFile> unplaced = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.planStart != null && file.placements.isEmpty()) {
                unplaced.add(file);
            }
        }
        byShape(unplaced, partnership.asAt);
    }

    private static String last(CaseFile file) {
        Map.Entry<Integer, Placement> last = file.placements.lastEntry();
        return last == null ? "" : last.getValue().category();
    }

    /** Deals the published categories of each age: first to those who can stay, then by lot. */
    private void byAge(List<CaseFile> active, LocalDate census) {
        Map<Integer, List<CaseFile>> byAge = new TreeMap<>();
        for (CaseFile file : active) {
            byAge.computeIfAbsent(file.child.ageAt(census), age -> new ArrayList<>())
                    .add(file);
        }
        byAge.forEach((age, files) -> {
            Dice dice = partnership.dice("placements", census.getYear(), age);
            Map<String, Integer> left = new LinkedHashMap<>();
            for (String category : Margins.hand(shapeOf(age), files.size(), dice)) {
                left.merge(category, 1, Integer::sum);
            }
            List<CaseFile> moving = stay(files, left, census, 1000, dice);
            List<String> hand = Margins.hand(left, moving.size(), dice);
            for (int i = 0; i < moving.size(); i++) {
                place(moving.get(i), census, hand.get(i));
            }
        });
    }

    private Map<String, Integer> shapeOf(int age) {
        return shape.getOrDefault(Math.max(2, Math.min(age, 24)), Map.of("neet", 1));
    }

    /** Places those who stay in their category while it has room; returns the others. */
    private List<CaseFile> stay(
            List<CaseFile> files, Map<String, Integer> left, LocalDate census, int perMille, Dice dice) {
        List<CaseFile> moving = new ArrayList<>();
        for (CaseFile file : files) {
            String now = last(file);
            int age = file.child.ageAt(census);
            boolean suits = shapeOf(age).getOrDefault(now, 0) > 0 && age != 16 && age != 11;
            if (suits && left.getOrDefault(now, 0) > 0 && dice.perMille(perMille)) {
                left.merge(now, -1, Integer::sum);
                place(file, census, now);
            } else {
                moving.add(file);
            }
        }
        left.values().removeIf(count -> count <= 0);
        return moving;
    }

    /**
     * Deals the published totals of a year: each place is given an age at which such places are held in January 2025,
     * then places and children are paired in order of age.
     */
    private void byTotal(List<CaseFile> active, LocalDate census) {
        Dice dice = partnership.dice("placements", census.getYear());
        Map<String, Integer> totals =
                categories(targets.published.total("caseload", Targets.academicYear(census.getYear())));
        Map<String, Integer> left = new LinkedHashMap<>();
        for (String category : Margins.hand(totals, active.size(), dice)) {
            left.merge(category, 1, Integer::sum);
        }
        List<CaseFile> moving = stay(active, left, census, 850, dice);
        record Place(String category, int age, int lot) {}
        List<Place> places = new ArrayList<>();
        int lot = 0;
        for (String category : Margins.hand(left, moving.size(), dice)) {
            places.add(new Place(category, usualAge(category, dice), lot++));
        }
        places.sort(Comparator.comparingInt(Place::age).thenComparingInt(Place::lot));
        moving.sort(Comparator.comparing((CaseFile file) -> file.child.birth())
                .reversed()
                .thenComparingInt(file -> file.number));
        for (int i = 0; i < moving.size(); i++) {
            place(moving.get(i), census, places.get(i).category());
        }
    }

    private List<Integer> agesInShape(String category) {
        List<Integer> ages = new ArrayList<>();
        shape.forEach((age, categories) -> {
            for (int i = 0; i < categories.getOrDefault(category, 0); i++) {
                ages.add(age);
            }
        });
        return ages;
    }

    private int usualAge(String category, Dice dice) {
        List<Integer> ages = agesOf.computeIfAbsent(category, this::agesInShape);
        if (ages.isEmpty()) {
            return category.equals("neet_other_csa") ? dice.between(8, 14) : dice.between(12, 18);
        }
        return dice.pick(ages);
    }

    /** No published totals: the shape of January 2025, age by age. */
    private void byShape(List<CaseFile> active, LocalDate census) {
        for (CaseFile file : active) {
            Dice dice = partnership.dice("placement", census.toEpochDay(), file.number);
            int age = file.child.ageAt(census);
            Map<String, Integer> atAge = shapeOf(age);
            String now = last(file);
            boolean stays = atAge.getOrDefault(now, 0) > 0 && age != 16 && age != 11 && dice.perMille(920);
            place(file, census, stays ? now : Margins.hand(atAge, 1000, dice).get(0));
        }
    }

    private void place(CaseFile file, LocalDate census, String category) {
        int age = file.child.ageAt(census);
        boolean resourced = category.endsWith("_resourced_provision");
        boolean unit = category.endsWith("_senunit");
        String base = category.replace("_resourced_provision", "").replace("_senunit", "");
        List<School> suited = schools.suited(base, age);
        Placement placement;
        if (!suited.isEmpty()) {
            // the same child keeps the same school while age and category allow it
            School school = partnership
                    .dice("school of", file.child.number, base.hashCode())
                    .pick(suited);
            placement = new Placement(category, school.urn(), school.ukprn(), "", unit, resourced);
        } else if (base.equals("ukrlp_provider")) {
            int provider = partnership.dice("provider of", file.child.number).between(1, 6);
            placement = new Placement(category, "", "1009900" + provider, "", false, false);
        } else {
            placement = new Placement(category, "", "", SETTINGS.getOrDefault(base, ""), false, false);
        }
        file.placements.put(census.getYear(), placement);
    }
}
