package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.sample.Calibration.CurrentYear;
import org.sendwarehouse.sample.Calibration.RequestYear;
import org.sendwarehouse.sample.CaseFile.Decision;

/**
 * Requests for an assessment: when they came, when and how they were decided, so that each year's position at 31
 * December and the decisions in and over six weeks of the year they were made in come out as published.
 */
final class RequestPlanner {
    private static final int SIX_WEEKS = 42;
    /** Requests follow the school year: few in August and at Christmas. */
    private static final int[] MONTHS = {9, 9, 11, 7, 9, 10, 9, 4, 8, 9, 9, 6};

    private final Partnership partnership;
    private int overSixWeeksCarried;

    RequestPlanner(Partnership partnership) {
        this.partnership = partnership;
    }

    void plan(List<RequestYear> years, CurrentYear current, int currentReceived) {
        for (RequestYear year : years) {
            plan(year);
        }
        planCurrent(current, currentReceived);
        for (CaseFile file : partnership.cases) {
            file.source = sourceOf(file);
        }
    }

    private void plan(RequestYear year) {
        int y = year.year();
        List<Decision> decisions = new ArrayList<>();
        add(decisions, Decision.ASSESS, year.assess());
        add(decisions, Decision.NOT_ASSESS, year.refused());
        Dice dice = partnership.dice("requests", y);
        dice.shuffle(decisions);
        int overSixWeeks = Math.max(0, year.overSixWeeks() - overSixWeeksCarried);
        List<CaseFile> refused = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            boolean late = i < overSixWeeks;
            CaseFile file = decidedInYear(dice, y, late);
            file.decision = decisions.get(i);
            if (file.decision == Decision.NOT_ASSESS) {
                refused.add(file);
            }
        }
        for (int i = 0; i < year.withdrawn(); i++) {
            decidedInYear(dice, y, false).decision = Decision.WITHDRAWN;
        }
        carry(dice, year);
        new Appeals(partnership).onRequests(year, refused);
    }

    private static void add(List<Decision> decisions, Decision decision, int times) {
        for (int i = 0; i < times; i++) {
            decisions.add(decision);
        }
    }

    private CaseFile decidedInYear(Dice dice, int year, boolean late) {
        LocalDate newest = LocalDate.of(year, late ? 10 : 11, 30);
        LocalDate received = Calendars.inYear(dice, year, MONTHS);
        while (received.isAfter(newest) || !Calendars.officeDay(received)) {
            received = Calendars.inYear(dice, year, MONTHS);
        }
        CaseFile file = partnership.open(received);
        int low = late ? SIX_WEEKS + 1 : 14;
        int high = late ? 80 : SIX_WEEKS;
        file.decided =
                between(dice, received.plusDays(low), Calendars.earlier(received.plusDays(high), lastDecisions(year)));
        return file;
    }

    private static LocalDate lastDecisions(int year) {
        return LocalDate.of(year, 12, 23);
    }

    private static LocalDate between(Dice dice, LocalDate from, LocalDate to) {
        return Calendars.officeDayBetween(dice, from, to)
                .orElseThrow(() -> new IllegalStateException("No office day from " + from + " to " + to));
    }

    /** Requests still undecided on 31 December, and what became of them in the new year. */
    private void carry(Dice dice, RequestYear year) {
        LocalDate newYear = LocalDate.of(year.year() + 1, 1, 2);
        int late = year.carriedOverSixWeeks();
        int decided = year.carriedAssess() + year.carriedRefuse();
        for (int i = 0; i < year.undecided(); i++) {
            boolean overSixWeeks = i < late;
            LocalDate received = overSixWeeks
                    ? between(dice, LocalDate.of(year.year(), 11, 10), LocalDate.of(year.year(), 12, 8))
                    : between(dice, LocalDate.of(year.year(), 12, 4), LocalDate.of(year.year(), 12, 23));
            CaseFile file = partnership.open(received);
            if (i >= decided) {
                file.decision = Decision.WITHDRAWN;
                file.decided = between(dice, newYear.plusDays(3), newYear.plusDays(70));
                continue;
            }
            // spread both answers over prompt and late decisions
            boolean assess =
                    (long) (i + 1) * year.carriedAssess() / decided > (long) i * year.carriedAssess() / decided;
            file.decision = assess ? Decision.ASSESS : Decision.NOT_ASSESS;
            LocalDate from = received.plusDays(overSixWeeks ? SIX_WEEKS + 1 : 15);
            LocalDate to = received.plusDays(overSixWeeks ? 85 : SIX_WEEKS);
            file.decided = between(dice, Calendars.later(from, newYear), to);
        }
        overSixWeeksCarried = late;
    }

    private void planCurrent(CurrentYear year, int received) {
        Dice dice = partnership.dice("requests", year.year());
        LocalDate first = LocalDate.of(year.year(), 1, 2);
        for (int i = 0; i < received; i++) {
            LocalDate day = between(dice, first, LocalDate.of(year.year(), 4, 30));
            CaseFile file = partnership.open(day);
            boolean late = dice.perMille(year.overSixWeeksPerMille());
            file.decided = between(dice, day.plusDays(late ? SIX_WEEKS + 1 : 14), day.plusDays(late ? 70 : SIX_WEEKS));
            int refused = year.refusedPerMille();
            int withdrawn = year.withdrawnPerMille();
            file.decision = switch (dice.weighted(1000 - refused - withdrawn, refused, withdrawn)) {
                case 0 -> Decision.ASSESS;
                case 1 -> Decision.NOT_ASSESS;
                default -> Decision.WITHDRAWN;
            };
        }
    }

    private String sourceOf(CaseFile file) {
        Dice dice = partnership.dice("source", file.number);
        return List.of("school", "parent", "young person", "health", "social care", "other")
                .get(dice.weighted(70, 22, 1, 4, 2, 1));
    }
}
