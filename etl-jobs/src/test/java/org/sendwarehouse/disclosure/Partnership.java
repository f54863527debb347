package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Figure.Shown;

/** A small area's plans of two years, child by child, and the figures that its indicators make of them. */
final class Partnership {
    /** What any reader of the methods knows: the mean is of the plans of the figure with exceptional cases. */
    static final Map<String, String> SAME = Map.of("ehcp_weeks_to_issue_mean.D", "ehcp_20_week_incl_exceptions_pct.D");

    /** And which count is part of which. */
    static final List<List<String>> PARTS = List.of(
            List.of("ehcp_20_week_pct.D", "ehcp_20_week_incl_exceptions_pct.D"),
            List.of("ehcp_20_week_pct.N", "ehcp_20_week_incl_exceptions_pct.N"),
            List.of("ehcp_20_week_pct.R", "ehcp_20_week_incl_exceptions_pct.R"),
            List.of("ehcp_20_week_pct.D", "ehcp_new.N"),
            List.of("ehcp_20_week_incl_exceptions_pct.D", "ehcp_new.N"));

    private static final List<String> LOCALITIES = List.of("Coast", "Dales", "North", "South");
    private static final List<String> NEEDS = List.of("ASD", "HI", "MLD", "SEMH", "SLCN");

    private final List<Child> children = new ArrayList<>();
    private final Random random;

    /** One child's plan. */
    record Child(
            LocalDate issued,
            String sex,
            String locality,
            String need,
            boolean exception,
            boolean dispute,
            boolean inTime) {}

    Partnership(long seed, int plans) {
        this.random = new Random(seed);
        late(plans);
    }

    /** Plans that were not known before. */
    void late(int plans) {
        for (int i = 0; i < plans; i++) {
            children.add(new Child(
                    LocalDate.of(2024, 1, 1).plusDays(random.nextInt(731)),
                    random.nextInt(10) < 7 ? "M" : "F",
                    LOCALITIES.get(Math.min(random.nextInt(4), random.nextInt(4))),
                    NEEDS.get(Math.min(random.nextInt(5), random.nextInt(5))),
                    random.nextInt(12) == 0,
                    random.nextInt(15) == 0,
                    random.nextInt(3) > 0));
        }
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        Predicate<Child> all = child -> true;
        Predicate<Child> settled = child -> !child.dispute();
        Predicate<Child> plain = child -> !child.dispute() && !child.exception();
        figures.addAll(of("ehcp_new", all, null, true, true));
        figures.addAll(of("ehcp_20_week_incl_exceptions_pct", settled, Child::inTime, false, true));
        figures.addAll(of("ehcp_20_week_pct", plain, Child::inTime, true, true));
        figures.addAll(of("ehcp_weeks_to_issue_mean", settled, null, false, false));
        return figures;
    }

    private List<Figure> of(
            String code,
            Predicate<Child> counted,
            @Nullable Predicate<Child> met,
            boolean byMonth,
            boolean hasNumerator) {
        Map<Figure.Key, long[]> counts = new LinkedHashMap<>();
        Map<String, Function<Child, String>> breakdowns = new LinkedHashMap<>();
        breakdowns.put("all", child -> "all");
        breakdowns.put("sex", Child::sex);
        breakdowns.put("locality", Child::locality);
        breakdowns.put("primary_need", Child::need);
        for (Child child : children) {
            if (!counted.test(child)) {
                continue;
            }
            LocalDate month = child.issued().withDayOfMonth(1);
            LocalDate year = child.issued().withDayOfYear(1);
            breakdowns.forEach((breakdown, value) -> {
                long[] cell = counts.computeIfAbsent(
                        new Figure.Key(
                                code,
                                "E06000047",
                                breakdown,
                                value.apply(child),
                                "calendar_year",
                                year,
                                year.plusYears(1).minusDays(1)),
                        key -> new long[2]);
                cell[0] += met == null || met.test(child) ? 1 : 0;
                cell[1]++;
            });
            if (byMonth) {
                long[] cell = counts.computeIfAbsent(
                        new Figure.Key(
                                code,
                                "E06000047",
                                "all",
                                "all",
                                "month",
                                month,
                                month.plusMonths(1).minusDays(1)),
                        key -> new long[2]);
                cell[0] += met == null || met.test(child) ? 1 : 0;
                cell[1]++;
            }
        }
        List<Figure> figures = new ArrayList<>();
        counts.forEach((key, cell) -> figures.add(
                new Figure(key, hasNumerator ? cell[0] : null, met != null || !hasNumerator ? cell[1] : null, null)));
        return figures;
    }

    /** Figures with what was shown of them: how the next night knows them. */
    static List<Figure> remembered(List<Figure> figures, Protection protection) {
        return figures.stream()
                .map(figure ->
                        new Figure(figure.key(), figure.numerator(), figure.denominator(), protection.shown(figure)))
                .toList();
    }

    static Protection protect(List<Figure> figures, List<Figure> earlier) {
        return Protection.of(Rules.shipped(), figures, earlier);
    }

    /** What a reader of the night's file sees. */
    static List<Sighting> seen(int night, Collection<Figure> figures, Function<Figure, Shown> shown) {
        return figures.stream()
                .map(figure -> sighting(night, figure, shown.apply(figure)))
                .toList();
    }

    private static Sighting sighting(int night, Figure figure, Shown shown) {
        Figure.Key key = figure.key();
        return new Sighting(
                night,
                key.indicator(),
                key.area(),
                key.breakdown(),
                key.value(),
                key.periodType(),
                key.start().toString(),
                key.end().toString(),
                shown.numerator() ? figure.numerator() : null,
                shown.denominator() ? figure.denominator() : null,
                shown.numerator() && shown.denominator() ? "final" : "suppressed",
                true);
    }

    /** Attacks the files of one or two nights with everything that any reader could know. */
    static Set<String> attack(List<List<Figure>> truth, List<List<Sighting>> files, int spread) {
        Map<String, List<@Nullable Long>> counts = new HashMap<>();
        for (int night = 0; night < truth.size(); night++) {
            for (Sighting row : seen(night, truth.get(night), figure -> new Shown(true, true))) {
                for (String part : List.of("N", "D", "R")) {
                    List<@Nullable Long> both =
                            counts.computeIfAbsent(row.figure() + "." + part, key -> new ArrayList<>(List.of()));
                    while (both.size() < night) {
                        both.add(null);
                    }
                    both.add(count(row, part));
                }
            }
        }
        Attack attack = new Attack(SAME, (figure, part) -> {
            List<@Nullable Long> both = counts.getOrDefault(figure + "." + part, List.of());
            return both.size() == 2 && both.get(0) != null && both.get(0).equals(both.get(1));
        });
        Set<String> hidden = new HashSet<>();
        Map<String, Long> real = new HashMap<>();
        for (int night = 0; night < files.size(); night++) {
            attack.read(files.get(night), spread);
            for (Sighting row : seen(night, truth.get(night), figure -> new Shown(true, true))) {
                for (String part : List.of("N", "D", "R")) {
                    Long count = count(row, part);
                    if (count != null) {
                        real.put(attack.name(row, part), count);
                    }
                }
            }
            for (Sighting row : files.get(night)) {
                if (row.numerator() == null && real.containsKey(attack.name(row, "N"))) {
                    hidden.add(attack.name(row, "N"));
                }
                if (row.denominator() == null && real.containsKey(attack.name(row, "D"))) {
                    hidden.add(attack.name(row, "D"));
                }
                for (List<String> pair : PARTS) {
                    String[] part = pair.get(0).split("\\.", -1);
                    if (row.indicator().equals(part[0])) {
                        String[] whole = pair.get(1).split("\\.", -1);
                        String inside = attack.name(row, part[1]);
                        String outside = attack.name(other(row, whole[0]), whole[1]);
                        attack.partOf(inside, outside);
                        if (real.containsKey(inside) && real.containsKey(outside)) {
                            real.put(outside + " less " + inside, real.get(outside) - real.get(inside));
                        }
                    }
                }
            }
        }
        hidden.removeIf(attack::isPrinted);
        return attack.loot(hidden, real);
    }

    private static Sighting other(Sighting row, String indicator) {
        return new Sighting(
                row.night(),
                indicator,
                row.area(),
                row.breakdown(),
                row.value(),
                row.periodType(),
                row.start(),
                row.end(),
                null,
                null,
                row.status(),
                true);
    }

    private static @Nullable Long count(Sighting row, String part) {
        return switch (part) {
            case "N" -> row.numerator();
            case "D" -> row.denominator();
            default ->
                row.numerator() == null || row.denominator() == null ? null : row.denominator() - row.numerator();
        };
    }
}
