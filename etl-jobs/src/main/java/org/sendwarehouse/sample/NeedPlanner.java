package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Types of need: as published for the plans of January 2025 age by age, in the same proportions for all others. */
final class NeedPlanner {
    private static final List<String> CODES =
            List.of("ASD", "HI", "MLD", "MSI", "OTH", "PD", "PMLD", "SEMH", "SLCN", "SLD", "SPLD", "VI");
    private static final String NOT_RECORDED = "-";

    private final Partnership partnership;
    private final Map<Integer, Map<String, Integer>> byAge = new TreeMap<>();

    NeedPlanner(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        String year = Targets.academicYear(Targets.DETAILED_CENSUS);
        for (Published.Row row : targets.published.rows("sen_needs_all_plans", year, "Child or young persons age")) {
            Map<String, Integer> needs = new LinkedHashMap<>();
            for (String code : CODES) {
                needs.put(code, row.known("number_" + code.toLowerCase(java.util.Locale.ROOT)));
            }
            needs.put(NOT_RECORDED, row.known("number_need_unknown"));
            byAge.put(Margins.age(row.breakdown()), needs);
        }
    }

    void plan() {
        LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
        Map<Integer, List<CaseFile>> active = new TreeMap<>();
        for (CaseFile file : partnership.cases) {
            if (file.activeOn(census)) {
                active.computeIfAbsent(file.child.ageAt(census), age -> new ArrayList<>())
                        .add(file);
            } else {
                Dice dice = partnership.dice("need", file.number);
                set(
                        file,
                        Margins.hand(needs(file.child.ageAt(file.received)), 200, dice)
                                .get(0),
                        dice);
            }
        }
        active.forEach((age, files) -> {
            Dice dice = partnership.dice("needs", age);
            List<String> hand = Margins.hand(needs(age), files.size(), dice);
            for (int i = 0; i < files.size(); i++) {
                set(files.get(i), hand.get(i), dice);
            }
        });
    }

    private Map<String, Integer> needs(int age) {
        return byAge.getOrDefault(Math.max(2, Math.min(age, 24)), Map.of("ASD", 1));
    }

    /** Down syndrome is a code of its own in the return and counts as other in the tables. */
    private static void set(CaseFile file, String need, Dice dice) {
        if (need.equals(NOT_RECORDED)) {
            return;
        }
        file.primaryNeed = need.equals("OTH") && dice.perMille(600) ? "DS" : need;
        if (dice.perMille(380)) {
            String second = dice.pick(List.of("SLCN", "SEMH", "MLD", "ASD", "PD", "SPLD"));
            file.secondaryNeed = second.equals(need) ? "" : second;
        }
    }
}
