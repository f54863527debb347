package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Age, sex and ethnicity of the plans active on the detailed census (January 2025), as published: first those whose
 * timeliness cell already says something, then the rest from what is left of each margin, young plans to young ages.
 */
final class CensusAttributes {
    private static final int OLDEST = 30;

    private final Partnership partnership;
    private final Targets targets;
    private final LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
    private final int[] room = new int[OLDEST];

    CensusAttributes(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        this.targets = targets;
    }

    void deal(Map<CaseFile, Integer> agesAtIssue) {
        List<CaseFile> active = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.activeOn(census)) {
                active.add(file);
            }
        }
        Dice dice = partnership.dice("census attributes");
        for (String age : Margins.hand(margin("Child or young persons age"), active.size(), dice)) {
            room[Margins.age(age)]++;
        }
        placeKnownAges(active, agesAtIssue, dice);
        placeOtherAges(active, agesAtIssue, dice);
        dealRest(active, "Sex", label -> label.substring(0, 1), c -> c.sex, (c, sex) -> c.sex = sex, dice);
        dealRest(active, "Ethnicity", Ethnicities::code, c -> c.ethnicity, (c, code) -> c.ethnicity = code, dice);
    }

    private Map<String, Integer> margin(String topic) {
        String year = Targets.academicYear(Targets.DETAILED_CENSUS);
        return Margins.of(targets.published.rows("caseload", year, topic), row -> row.known("ehcplans"));
    }

    /**
     * Children with a known age at issue can be one of two or three ages at the census. All start at the oldest, where
     * there is room for them; then as many as still fit go where a birthday drawn at random would put them.
     */
    private void placeKnownAges(List<CaseFile> active, Map<CaseFile, Integer> agesAtIssue, Dice dice) {
        Map<CaseFile, Integer> atCensus = new LinkedHashMap<>();
        for (CaseFile file : active) {
            Integer age = agesAtIssue.get(file);
            if (age != null) {
                LocalDate earliest = TimelinessAttributes.birthWindow(file, age).get(0);
                atCensus.put(file, Calendars.ageAt(earliest, census));
                room[Calendars.ageAt(earliest, census)]--;
            }
        }
        for (Map.Entry<CaseFile, Integer> placed : atCensus.entrySet()) {
            CaseFile file = placed.getKey();
            List<LocalDate> window = TimelinessAttributes.birthWindow(file, agesAtIssue.getOrDefault(file, 0));
            LocalDate drawn = drawn(dice, window.get(0), window.get(1));
            int age = Calendars.ageAt(drawn, census);
            boolean roomThere = age == placed.getValue() || room[age] > 2 + ageReserve(age);
            if (!roomThere) {
                age = placed.getValue();
                List<LocalDate> atAge = Calendars.birthWindow(census, age);
                drawn = drawn(
                        dice,
                        Calendars.later(window.get(0), atAge.get(0)),
                        Calendars.earlier(window.get(1), atAge.get(1)));
            }
            room[placed.getValue()]++;
            room[age]--;
            file.child.birth = drawn;
        }
    }

    /** Room kept at the youngest ages for plans without a timeliness cell. */
    private static int ageReserve(int age) {
        return age <= 4 ? 1 : 10;
    }

    private void placeOtherAges(List<CaseFile> active, Map<CaseFile, Integer> agesAtIssue, Dice dice) {
        Map<CaseFile, LocalDate> order = new LinkedHashMap<>();
        for (CaseFile file : active) {
            if (!agesAtIssue.containsKey(file)) {
                order.put(file, file.received.plusDays(dice.between(-1500, 1500)));
            }
        }
        List<CaseFile> waiting = new ArrayList<>(order.keySet());
        waiting.sort(Comparator.comparing((CaseFile file) -> order.getOrDefault(file, file.received))
                .reversed()
                .thenComparingInt(file -> file.number));
        if (targets.scale == 1 && Arrays.stream(room).anyMatch(left -> left < 0)) {
            throw new IllegalStateException("More children of an age than published: " + Arrays.toString(room));
        }
        for (int age = 0; age < OLDEST; age++) {
            for (int i = 0; i < room[age]; i++) {
                CaseFile file = take(waiting, age);
                if (file == null) {
                    break;
                }
                List<LocalDate> window = Calendars.birthWindow(census, age);
                file.child.birth = drawn(dice, window.get(0), Calendars.earlier(window.get(1), youngest(file)));
            }
        }
    }

    /** At another scale the counts round apart and nobody may be left who can be of an age. */
    private @Nullable CaseFile take(List<CaseFile> waiting, int age) {
        for (int i = 0; i < waiting.size(); i++) {
            if (Calendars.ageAt(youngest(waiting.get(i)), census) <= age) {
                return waiting.remove(i);
            }
        }
        if (targets.scale == 1) {
            throw new IllegalStateException("Nobody can be of age " + age);
        }
        return null;
    }

    /** The latest date of birth a child with this case can have. */
    static LocalDate youngest(CaseFile file) {
        return file.received.minusYears(file.source.equals(CaseFile.STATEMENT_CONVERSION) ? 4 : 2);
    }

    private void dealRest(
            List<CaseFile> active,
            String topic,
            Function<String, String> code,
            Function<Child, String> get,
            BiConsumer<Child, String> set,
            Dice dice) {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (String label : Margins.hand(margin(topic), active.size(), dice)) {
            left.merge(code.apply(label), 1, Integer::sum);
        }
        int without = 0;
        for (CaseFile file : active) {
            String known = get.apply(file.child);
            if (known.isEmpty()) {
                without++;
            } else {
                left.merge(known, -1, Integer::sum);
            }
        }
        if (targets.scale == 1 && left.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalStateException("More children than published by " + topic + ": " + left);
        }
        left.values().removeIf(count -> count <= 0);
        List<String> hand = Margins.hand(left, without, dice);
        int next = 0;
        for (CaseFile file : active) {
            if (get.apply(file.child).isEmpty()) {
                set.accept(file.child, hand.get(next++));
            }
        }
    }

    static LocalDate drawn(Dice dice, LocalDate from, LocalDate to) {
        return to.isBefore(from) ? from : from.plusDays(dice.below(Calendars.days(from, to) + 1));
    }
}
