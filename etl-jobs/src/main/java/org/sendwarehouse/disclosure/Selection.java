package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which figures an audience is to be given at all, before any of their counts is looked at. */
final class Selection {
    private final Rules rules;
    private final Map<String, String> yearOf = new HashMap<>();

    /**
     * A figure of the warehouse.
     *
     * @param settledOn first day on which late entries no longer change it
     * @param percentile of a quantile; null for others
     * @param hasValue whether there is a value at all
     */
    record Candidate(
            Figure figure,
            LocalDate settledOn,
            String dataStatus,
            @Nullable Integer percentile,
            boolean hasValue) {}

    /**
     * @param all every figure of the warehouse: of the kinds of year, each indicator is given the first preferred one
     */
    Selection(Rules rules, List<Candidate> all) {
        this.rules = rules;
        Map<String, Set<String>> types = new HashMap<>();
        all.forEach(candidate -> types.computeIfAbsent(candidate.figure().key().indicator(), code -> new HashSet<>())
                .add(candidate.figure().key().periodType()));
        types.forEach((code, given) ->
                rules.years().stream().filter(given::contains).findFirst().ifPresent(year -> yearOf.put(code, year)));
    }

    boolean isAboutPeople(Figure.Key key) {
        return !rules.notAboutPeople().contains(key.indicator());
    }

    /** Whether it is given and protected by itself. */
    boolean isGiven(Candidate candidate, LocalDate asAt) {
        Figure.Key key = candidate.figure().key();
        if (!isWanted(candidate, asAt)) {
            return false;
        }
        if (isAboutPeople(key)
                && candidate.figure().numerator() == null
                && candidate.figure().denominator() == null
                && candidate.hasValue()) {
            // A value without counts: nothing to judge it by.
            return false;
        }
        boolean ofYear = key.periodType().equals(yearOf.get(key.indicator()));
        if (key.isTotal()) {
            return ofYear || rules.totals().contains(key.periodType());
        }
        boolean known = !isAboutPeople(key) || rules.breakdowns().contains(key.breakdown());
        return known
                && rules.fewBreakdowns()
                        .getOrDefault(key.indicator(), Set.of(key.breakdown()))
                        .contains(key.breakdown())
                && !rules.totalsOnly().contains(key.indicator())
                && switch (key.periodType()) {
                    case "snapshot" -> rules.snapshotMonths().contains(key.end().getMonthValue());
                    case "month" -> false;
                    default -> ofYear || rules.totals().contains(key.periodType());
                };
    }

    /** Whether it is given where the months inside it are: totals of other kinds of year, rolling years. */
    boolean isDerived(Candidate candidate, LocalDate asAt) {
        Figure.Key key = candidate.figure().key();
        return isWanted(candidate, asAt)
                && key.isTotal()
                && rules.derived().contains(key.periodType())
                && !key.periodType().equals(yearOf.get(key.indicator()));
    }

    private boolean isWanted(Candidate candidate, LocalDate asAt) {
        Figure.Key key = candidate.figure().key();
        if (candidate.dataStatus().equals("not collected")) {
            return key.isTotal();
        }
        return !rules.never().contains(key.indicator())
                && !(rules.yearsOnly().contains(key.indicator())
                        && key.periodType().equals("month"))
                && !candidate.settledOn().isAfter(asAt)
                && !candidate.dataStatus().equals("provisional");
    }

    /** Those of some figures that are given, in their order. */
    List<Candidate> given(List<Candidate> all, LocalDate asAt) {
        List<Candidate> given = new ArrayList<>();
        for (Candidate candidate : all) {
            if (isGiven(candidate, asAt)) {
                given.add(candidate);
            }
        }
        return given;
    }
}
