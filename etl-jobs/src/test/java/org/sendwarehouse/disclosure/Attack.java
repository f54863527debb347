package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * An attacker: has the files of an audience and the definitions of the indicators, and bounds every count that is not
 * printed. Shares no code with what protects: finds relations by itself, from the rows.
 *
 * <p>He is better informed than anyone real: he also knows which counts are the same in two indicators and which did not
 * change between two nights, even where neither is printed.
 */
final class Attack {
    private static final double NEARLY = 1e-5;

    private final Map<String, Integer> unknowns = new LinkedHashMap<>();
    private final Map<String, long[]> known = new HashMap<>();
    private final Map<String, String> sameAs;
    private final List<Map<String, Integer>> equations = new ArrayList<>();
    private final BiPredicate<String, String> unchanged;
    private final Map<String, Sighting> newest = new HashMap<>();

    /**
     * What follows for one count.
     *
     * @param lowest the least it can be
     * @param highest the most it can be; as far as was looked
     */
    record Bound(double lowest, double highest) {
        boolean isOneNumber() {
            return Math.floor(highest + NEARLY) - Math.ceil(lowest - NEARLY) < 1;
        }

        boolean isSmall() {
            return highest < 5 - NEARLY;
        }
    }

    /**
     * @param sameAs measures ({@code indicator.N}, {@code .D}, {@code .R}) that are another measure
     * @param unchanged whether the count of a figure is what it was on the other night
     */
    Attack(Map<String, String> sameAs, BiPredicate<String, String> unchanged) {
        this.sameAs = sameAs;
        this.unchanged = unchanged;
    }

    /** The name of a count among the unknowns. */
    String name(Sighting row, String part) {
        String measure = row.indicator() + "." + part;
        String place = String.join(
                "|",
                sameAs.getOrDefault(measure, measure),
                row.area(),
                row.breakdown(),
                row.value(),
                row.periodType(),
                row.start(),
                row.end());
        return unchanged.test(row.figure(), part) ? place : "night " + row.night() + " " + place;
    }

    /**
     * Takes up what the files say.
     *
     * @param spread by how much a printed count of people can be off: 2 where it is rounded to 5
     */
    void read(List<Sighting> rows, int spread) {
        Set<String> counted = new HashSet<>();
        Set<String> divided = new HashSet<>();
        for (Sighting row : rows) {
            if (row.numerator() != null) {
                counted.add(row.indicator());
            }
            if (row.denominator() != null) {
                divided.add(row.indicator());
            }
        }
        List<Sighting> people = rows.stream()
                .filter(row -> row.people() && !row.status().equals("not collected"))
                .toList();
        for (Sighting row : people) {
            boolean isCounted = counted.contains(row.indicator());
            boolean isDivided = divided.contains(row.indicator());
            if (isCounted) {
                see(name(row, "N"), row.numerator(), spread);
            }
            if (isDivided) {
                see(name(row, "D"), row.denominator(), spread);
            }
            if (isCounted && isDivided && !exceeds(row)) {
                see(name(row, "R"), null, 0);
                equation(name(row, "D"), List.of(name(row, "N"), name(row, "R")));
            }
            for (String part : List.of("N", "D", "R")) {
                newest.putIfAbsent(name(row, part), row);
            }
        }
        breakdowns(people);
        periods(people);
    }

    private static boolean exceeds(Sighting row) {
        return row.numerator() != null && row.denominator() != null && row.numerator() > row.denominator();
    }

    private void see(String name, @Nullable Long count, int spread) {
        unknowns.computeIfAbsent(name, each -> unknowns.size());
        if (count != null) {
            long low = Math.max(0, count - spread);
            long high = count + spread;
            known.merge(
                    name, new long[] {low, high}, (a, b) -> new long[] {Math.max(a[0], b[0]), Math.min(a[1], b[1])});
        }
    }

    /** Whole = the sum of parts. */
    void equation(String whole, List<String> parts) {
        Map<String, Integer> signs = new TreeMap<>();
        signs.merge(whole, 1, Integer::sum);
        parts.forEach(part -> signs.merge(part, -1, Integer::sum));
        signs.values().removeIf(sign -> sign == 0);
        if (signs.keySet().stream().allMatch(unknowns::containsKey) && !signs.isEmpty()) {
            equations.add(signs);
        }
    }

    /** Whole is at least part: the difference is a count too, whose name is returned. */
    void partOf(String part, String whole) {
        if (unknowns.containsKey(part) && unknowns.containsKey(whole) && !part.equals(whole)) {
            String difference = whole + " less " + part;
            unknowns.computeIfAbsent(difference, each -> unknowns.size());
            equation(whole, List.of(part, difference));
        }
    }

    private void breakdowns(List<Sighting> rows) {
        Map<String, Set<String>> parts = new LinkedHashMap<>();
        Map<String, String> wholes = new HashMap<>();
        for (Sighting row : rows) {
            for (String part : List.of("N", "D", "R")) {
                String name = name(row, part);
                if (!unknowns.containsKey(name)) {
                    continue;
                }
                String place = String.join(
                        "|",
                        "" + row.night(),
                        row.indicator(),
                        part,
                        row.area(),
                        row.periodType(),
                        row.start(),
                        row.end());
                if (row.breakdown().equals("all")) {
                    wholes.put(place, name);
                } else {
                    parts.computeIfAbsent(place + "#" + row.breakdown(), key -> new LinkedHashSet<>())
                            .add(name);
                }
            }
        }
        parts.forEach((place, names) -> {
            String whole = wholes.get(place.substring(0, place.lastIndexOf('#')));
            if (whole != null) {
                equation(whole, List.copyOf(names));
            }
        });
    }

    /** Longer periods that months make up. */
    private void periods(List<Sighting> rows) {
        Map<String, Map<LocalDate, Sighting>> months = new HashMap<>();
        for (Sighting row : rows) {
            if (row.periodType().equals("month")) {
                months.computeIfAbsent(series(row), key -> new TreeMap<>()).put(LocalDate.parse(row.start()), row);
            }
        }
        for (Sighting row : rows) {
            Map<LocalDate, Sighting> inside = months.getOrDefault(series(row), Map.of());
            List<Sighting> found = new ArrayList<>();
            LocalDate from = LocalDate.parse(row.start());
            LocalDate to = LocalDate.parse(row.end());
            for (LocalDate month = from; month.isBefore(to); month = month.plusMonths(1)) {
                if (inside.containsKey(month)) {
                    found.add(inside.get(month));
                }
            }
            if (!row.periodType().equals("month") && found.size() >= 2) {
                long whole = java.time.temporal.ChronoUnit.MONTHS.between(from, to.plusDays(1));
                if (found.size() == whole) {
                    for (String part : List.of("N", "D", "R")) {
                        equation(
                                name(row, part),
                                found.stream().map(month -> name(month, part)).toList());
                    }
                }
            }
        }
    }

    private static String series(Sighting row) {
        return String.join("|", "" + row.night(), row.indicator(), row.area(), row.breakdown(), row.value());
    }

    Set<String> counts() {
        return unknowns.keySet();
    }

    /** Whether a count is printed somewhere. */
    boolean isPrinted(String name) {
        long[] range = known.get(name);
        return range != null;
    }

    /** Bounds of every count that is not printed. */
    Map<String, Bound> bounds() {
        String[] names = unknowns.keySet().toArray(String[]::new);
        int[] leader = new int[names.length];
        Arrays.setAll(leader, i -> i);
        for (Map<String, Integer> equation : equations) {
            int first = -1;
            for (String name : equation.keySet()) {
                long[] range = known.get(name);
                if (range != null && range[0] == range[1]) {
                    continue;
                }
                int at = find(leader, place(name));
                if (first < 0) {
                    first = at;
                } else {
                    leader[at] = first;
                }
            }
        }
        Map<Integer, List<Integer>> together = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            long[] range = known.get(names[i]);
            if (range == null || range[0] < range[1]) {
                together.computeIfAbsent(find(leader, i), key -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Integer, List<Map<String, Integer>>> lines = new HashMap<>();
        for (Map<String, Integer> equation : equations) {
            for (String name : equation.keySet()) {
                long[] range = known.get(name);
                if (range == null || range[0] < range[1]) {
                    lines.computeIfAbsent(find(leader, place(name)), key -> new ArrayList<>())
                            .add(equation);
                    break;
                }
            }
        }
        Map<String, Bound> bounds = new TreeMap<>();
        together.forEach((home, members) ->
                bound(members.stream().map(i -> names[i]).toList(), lines.getOrDefault(home, List.of()), bounds));
        return bounds;
    }

    private int place(String name) {
        return Objects.requireNonNull(unknowns.get(name));
    }

    private static int find(int[] leader, int start) {
        int at = start;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private void bound(List<String> names, List<Map<String, Integer>> lines, Map<String, Bound> bounds) {
        Map<String, double[]> seen = new HashMap<>();
        for (String name : names) {
            if (!isPrinted(name)) {
                for (boolean up : new boolean[] {true, false}) {
                    double[] range = seen.get(name);
                    // Another table met on the way shows already that neither end is near.
                    if (range == null || (up ? range[1] < 5 || range[1] - range[0] < 1 : range[1] - range[0] < 1)) {
                        solve(name, up, names, lines, seen);
                    }
                }
            }
        }
        seen.forEach((name, range) -> {
            if (!isPrinted(name)) {
                bounds.put(name, new Bound(range[0], range[1]));
            }
        });
    }

    private void solve(
            String wanted,
            boolean up,
            List<String> names,
            List<Map<String, Integer>> lines,
            Map<String, double[]> seen) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<String, Variable> variables = new HashMap<>();
        for (String name : names) {
            long[] range = known.get(name);
            Variable variable = model.newVariable(name).lower(range == null ? 0 : range[0]);
            if (range != null) {
                variable.upper(range[1]);
            }
            variables.put(name, variable);
        }
        int number = 0;
        for (Map<String, Integer> line : lines) {
            Expression expression = model.newExpression("e" + number++);
            long fixed = 0;
            for (Map.Entry<String, Integer> term : line.entrySet()) {
                Variable variable = variables.get(term.getKey());
                if (variable == null) {
                    fixed += term.getValue() * Objects.requireNonNull(known.get(term.getKey()))[0];
                } else {
                    expression.set(variable, term.getValue());
                }
            }
            expression.level(-fixed);
        }
        Variable aim = Objects.requireNonNull(variables.get(wanted));
        aim.weight(1);
        if (up) {
            aim.upper(1_000_000);
        }
        Optimisation.Result result = up ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible()) {
            throw new IllegalStateException(
                    "The attacker's own relations contradict each other at " + wanted + ": " + result.getState());
        }
        variables.forEach((name, variable) -> {
            double value = variable.getValue().doubleValue();
            seen.merge(name, new double[] {value, value}, (a, b) ->
                    new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        });
    }

    /**
     * What the attacker gets: counts that were hidden and that he can tell, and counts of one to four that he can tell to
     * be so small, printed anywhere or not.
     *
     * @param hidden names of counts that were hidden
     * @param truth the true counts
     */
    Set<String> loot(Set<String> hidden, Map<String, Long> truth) {
        Set<String> loot = new TreeSet<>();
        bounds().forEach((name, bound) -> {
            long count = truth.getOrDefault(name, -1L);
            boolean small = count > 0 && count < 5;
            if (hidden.contains(name) && bound.isOneNumber()) {
                loot.add(name + " is " + Math.round(bound.lowest()));
            } else if (small && bound.isSmall()) {
                loot.add(name + " is at most " + Math.round(bound.highest()));
            }
        });
        return loot;
    }
}
