package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends plans: as many a year and a reason as published, each with a plan that such an end suits. */
final class CeasePlanner {
    static final int MAX_AGE = 1;
    static final int NEEDS_MET = 2;
    static final int HIGHER_EDUCATION = 3;
    static final int EMPLOYMENT = 4;
    static final int TRANSFER = 5;
    static final int NO_ENGAGEMENT = 6;

    /** Most plans end with the school year. */
    private static final int[] MONTHS = {0, 5, 6, 6, 6, 8, 16, 26, 12, 6, 5, 4};

    private static final int TRIES = 12;

    private final Partnership partnership;
    private final Targets targets;
    private final StockPlanner stock;

    CeasePlanner(Partnership partnership, Targets targets, StockPlanner stock) {
        this.partnership = partnership;
        this.targets = targets;
        this.stock = stock;
    }

    private record End(LocalDate date, int reason, boolean young) {}

    /** Ends plans up to the detailed census, before anybody's age is known: the oldest plans for adults' reasons. */
    void planToCensus() {
        LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
        List<End> ends = new ArrayList<>();
        for (int year = 2017; year <= Targets.DETAILED_CENSUS; year++) {
            ends.addAll(ends(year));
        }
        end(ends, end -> end.date().isBefore(census), false);
    }

    /** Ends plans after the detailed census, by age. */
    void planAfterCensus() {
        LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
        List<End> ends = new ArrayList<>();
        for (int year = Targets.DETAILED_CENSUS; year <= partnership.asAt.getYear(); year++) {
            ends.addAll(ends(year));
        }
        end(ends, end -> end.date().isAfter(census) && !end.date().isAfter(partnership.asAt), true);
    }

    private List<End> ends(int year) {
        Dice dice = partnership.dice("ceases", year);
        List<Integer> reasons = new ArrayList<>();
        for (Map.Entry<Integer, Integer> reason : targets.ceased(year).entrySet()) {
            for (int i = 0; i < reason.getValue(); i++) {
                reasons.add(reason.getKey());
            }
        }
        dice.shuffle(reasons);
        int beforeCensus = targets.scaled(targets.planYear(year).ceasedBeforeCensus());
        boolean current = year == partnership.asAt.getYear();
        List<End> ends = new ArrayList<>();
        int young = year < Targets.FIRST_PUBLISHED ? 0 : stock.heldUnderAYear(year);
        for (int i = 0; i < reasons.size(); i++) {
            LocalDate date = i < beforeCensus
                    ? between(dice, LocalDate.of(year, 1, 2), LocalDate.of(year, 1, 12))
                    : current ? between(dice, LocalDate.of(year, 1, 25), partnership.asAt) : inMonth(dice, year);
            boolean movesSoon =
                    young > 0 && i >= beforeCensus && reasons.get(i) == TRANSFER && date.getMonthValue() >= 4;
            if (movesSoon) {
                young--;
            }
            ends.add(new End(date, reasons.get(i), movesSoon));
        }
        return ends;
    }

    private static LocalDate inMonth(Dice dice, int year) {
        LocalDate day = Calendars.inYear(dice, year, MONTHS);
        return Calendars.nextOfficeDay(Calendars.earlier(day, LocalDate.of(year, 12, 20)));
    }

    private static LocalDate between(Dice dice, LocalDate from, LocalDate to) {
        return Calendars.officeDayBetween(dice, from, to).orElse(to);
    }

    private void end(List<End> ends, Predicate<End> wanted, boolean agesKnown) {
        List<End> inOrder = new ArrayList<>(ends);
        inOrder.removeIf(wanted.negate());
        inOrder.sort(Comparator.comparing(End::date));
        List<CaseFile> plans = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.planStart != null && file.ceased == null) {
                plans.add(file);
            }
        }
        plans.sort(Comparator.comparing(CaseFile::start).thenComparingInt(file -> file.number));
        Dice dice = partnership.dice("who ceases", agesKnown ? 1 : 0);
        for (End end : inOrder) {
            CaseFile chosen = agesKnown ? byAge(dice, plans, end) : byStart(dice, plans, end);
            chosen.ceased = end.date();
            chosen.ceaseReason = end.reason();
            plans.remove(chosen);
        }
    }

    /** The plans that may end so: under a year old and free of published detail, or here since before the window. */
    private boolean may(CaseFile file, End end) {
        int year = end.date().getYear();
        LocalDate opened = end.date().isBefore(Calendars.censusDay(year))
                ? Calendars.censusDay(year - 1)
                : Calendars.censusDay(year);
        if (end.young()) {
            return file.start().isAfter(opened)
                    && file.start().isBefore(end.date().minusDays(21));
        }
        return !file.start().isAfter(opened);
    }

    /** Plans whose child has published age, sex and ethnicity: kept out of the adults' reasons. */
    private static boolean detailed(CaseFile file) {
        return file.issued() && !file.flagged && file.start().getYear() >= Targets.LAST_PUBLISHED - 1;
    }

    private CaseFile byStart(Dice dice, List<CaseFile> plans, End end) {
        boolean anyAge = end.reason() == TRANSFER || end.reason() > NO_ENGAGEMENT;
        @Nullable CaseFile best = null;
        int seen = 0;
        for (int i = 0; i < plans.size() && seen < (anyAge ? 1 : TRIES); ) {
            CaseFile file = plans.get(end.young() ? plans.size() - 1 - i : dice.below(plans.size()));
            i++;
            if (!may(file, end) || detailed(file) || (end.young() && !dice.perMille(300))) {
                continue;
            }
            seen++;
            best = best == null || file.start().isBefore(best.start()) ? file : best;
        }
        return best != null ? best : first(plans, file -> may(file, end), end);
    }

    private CaseFile byAge(Dice dice, List<CaseFile> plans, End end) {
        @Nullable CaseFile best = null;
        int bestFit = Integer.MAX_VALUE;
        for (int i = 0; i < 400 && bestFit > 0; i++) {
            CaseFile file = plans.get(dice.below(plans.size()));
            if (!may(file, end)) {
                continue;
            }
            int fit = misfit(file.child.ageAt(end.date()), end.reason());
            if (fit < bestFit) {
                best = file;
                bestFit = fit;
            }
        }
        return best != null ? best : first(plans, file -> may(file, end), end);
    }

    /** How far an age lies from the ages at which plans end for a reason; 0 is inside. */
    private static int misfit(int age, int reason) {
        int low =
                switch (reason) {
                    case MAX_AGE -> 24;
                    case NEEDS_MET, NO_ENGAGEMENT -> 18;
                    case HIGHER_EDUCATION -> 18;
                    case EMPLOYMENT -> 17;
                    default -> 0;
                };
        int high =
                switch (reason) {
                    case HIGHER_EDUCATION -> 21;
                    case EMPLOYMENT, NEEDS_MET -> 24;
                    default -> 26;
                };
        return Math.max(0, Math.max(low - age, age - high));
    }

    private static CaseFile first(List<CaseFile> plans, Predicate<CaseFile> fits, End end) {
        for (CaseFile file : plans) {
            if (fits.test(file)) {
                return file;
            }
        }
        // at another scale the counts round apart: then any plan will do
        for (CaseFile file : plans) {
            if (file.start().isBefore(end.date())) {
                return file;
            }
        }
        throw new IllegalStateException("No plan can cease on " + end.date() + " for reason " + end.reason());
    }
}
