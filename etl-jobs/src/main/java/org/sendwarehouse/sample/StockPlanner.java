package org.sendwarehouse.sample;

import java.time.LocalDate;

/**
 * Plans held without a request of this area, so many that every published caseload comes out: statements converted
 * before 2019, and transfers in between one census and the next.
 */
final class StockPlanner {
    /** Share of the converted statements by year of conversion, 2014 to 2018, from how long plans had been held. */
    private static final int[] CONVERSIONS = {4, 34, 32, 26, 4};

    private static final int FIRST_CONVERSION = 2014;

    private final Partnership partnership;
    private final Targets targets;

    StockPlanner(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        this.targets = targets;
    }

    void plan() {
        LocalDate first = Calendars.censusDay(Targets.FIRST_PUBLISHED);
        int before = 0;
        for (int year = 2017; year < Targets.FIRST_PUBLISHED; year++) {
            int moved = targets.scaled(targets.planYear(year).transfersIn());
            transfers(year, moved, LocalDate.of(year, 1, 25), LocalDate.of(year, 12, 20));
            before += moved - ceased(year);
        }
        int converted = targets.caseload(Targets.FIRST_PUBLISHED)
                - issued(LocalDate.of(2000, 1, 1), first)
                - before
                + ceasedBefore(Targets.FIRST_PUBLISHED);
        convert(converted);
        for (int year = Targets.FIRST_PUBLISHED; year <= Targets.LAST_PUBLISHED; year++) {
            LocalDate from = Calendars.censusDay(year);
            LocalDate to = Calendars.censusDay(year + 1);
            int moved = targets.caseload(year + 1) - targets.caseload(year) - issued(from, to) + ceasedInWindow(year);
            if (moved < 0 && targets.scale == 1) {
                throw new IllegalStateException("The caseload of January " + (year + 1) + " leaves no room: " + moved);
            }
            transfers(year, Math.max(0, moved), from.plusDays(6), to.minusDays(6));
        }
        for (int year = Targets.LAST_PUBLISHED + 1; year <= partnership.asAt.getYear(); year++) {
            LocalDate last = Calendars.earlier(LocalDate.of(year, 12, 20), partnership.asAt);
            transfers(year, targets.scaled(targets.planYear(year).transfersIn()), LocalDate.of(year, 1, 24), last);
        }
    }

    private int ceased(int year) {
        return targets.ceased(year).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int ceasedBefore(int year) {
        return targets.scaled(targets.planYear(year).ceasedBeforeCensus());
    }

    /** Plans that cease after a year's census and up to the next. */
    private int ceasedInWindow(int year) {
        return ceased(year) - ceasedBefore(year) + ceasedBefore(year + 1);
    }

    /** Plans issued after one day and up to another. */
    private int issued(LocalDate after, LocalDate to) {
        int count = 0;
        for (CaseFile file : partnership.cases) {
            if (file.issued() && file.start().isAfter(after) && !file.start().isAfter(to)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Plans of this window's entrants that must cease before the next census, so that as many plans are under a year
     * old on it as the release says have no review to expect.
     */
    int heldUnderAYear(int year) {
        Integer assumed = targets.planYear(year).heldUnderAYear();
        if (assumed != null) {
            return targets.scaled(assumed);
        }
        LocalDate from = Calendars.censusDay(year);
        int entered = 0;
        for (CaseFile file : partnership.cases) {
            if (file.planStart != null
                    && file.planStart.isAfter(from)
                    && !file.planStart.isAfter(Calendars.censusDay(year + 1))) {
                entered++;
            }
        }
        int young = targets.scaled(targets.published
                .total("annual_reviews", Integer.toString(year))
                .known("review_not_expected"));
        return Math.max(0, entered - young);
    }

    private void convert(int count) {
        for (int i = 0; i < count; i++) {
            CaseFile file = partnership.open(LocalDate.of(FIRST_CONVERSION, 9, 1));
            Dice dice = partnership.dice("conversion", file.number);
            int year = FIRST_CONVERSION + dice.weighted(CONVERSIONS);
            LocalDate from = year == FIRST_CONVERSION ? LocalDate.of(year, 9, 1) : LocalDate.of(year, 1, 5);
            LocalDate to = year == 2018 ? LocalDate.of(year, 3, 29) : LocalDate.of(year, 12, 20);
            file.received = Calendars.officeDayBetween(dice, from, to).orElse(to);
            file.planStart = file.received;
            file.source = CaseFile.STATEMENT_CONVERSION;
        }
    }

    private void transfers(int year, int count, LocalDate from, LocalDate to) {
        Dice dice = partnership.dice("transfers", year);
        for (int i = 0; i < count; i++) {
            LocalDate day = Calendars.officeDayBetween(dice, from, to).orElse(from);
            CaseFile file = partnership.open(day);
            file.planStart = day;
            file.source = CaseFile.TRANSFER_IN;
            file.transferFrom = dice.pick(targets.calibration.transferAuthorities());
        }
    }
}
