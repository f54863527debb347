package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published annual reviews of 2024 as a list of kinds of plan, one a plan with a review to expect. The release
 * gives the margins (held when, decided when, within four weeks, outcome); how they meet is chosen here.
 *
 * @param heldBefore the kinds held before 2024, which stand first
 */
record ReviewYear(List<Kind> kinds, int heldBefore, List<String> outcomes) {
    private static final int FOUR_WEEKS = 28;

    /** Days between which a review of this kind was held and decided; an outcome may stand without a day. */
    record Kind(
            boolean held,
            LocalDate meetingFrom,
            LocalDate meetingTo,
            int afterDays,
            int withinDays,
            @Nullable LocalDate decisionFrom,
            @Nullable LocalDate decisionTo,
            boolean hasOutcome) {

        @Nullable
        LocalDate decision(LocalDate meeting, Dice dice) {
            if (decisionFrom == null || decisionTo == null) {
                return null;
            }
            LocalDate from = Calendars.later(decisionFrom, meeting.plusDays(afterDays));
            LocalDate to = Calendars.earlier(decisionTo, meeting.plusDays(withinDays));
            return ReviewPlanner.day(dice, from, to);
        }
    }

    private static LocalDate on(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static Kind within(LocalDate from, LocalDate to, LocalDate decisionFrom, LocalDate decisionTo) {
        return new Kind(true, from, to, 7, FOUR_WEEKS, decisionFrom, decisionTo, true);
    }

    private static Kind over(LocalDate from, LocalDate to, LocalDate decisionFrom, LocalDate decisionTo) {
        return new Kind(true, from, to, FOUR_WEEKS + 1, 420, decisionFrom, decisionTo, true);
    }

    static ReviewYear of(Published.Row row, int expected) {
        double scale = (double) expected / row.known("review_expected");
        int before = share(row.known("review_meeting_prior_24"), scale);
        int during = share(row.known("review_meeting_24"), scale);
        int decidedBefore = share(row.known("review_decision_prior24"), scale);
        int decidedDuring = share(row.known("review_decision24"), scale);
        int decidedAfter = share(row.known("review_decision25"), scale);
        int notDue = share(row.known("review_decision_not_due"), scale);
        int inTime = share(row.known("number_decsion_4weeks"), scale);
        int noOutcome = share(row.known("no_outcome"), scale);
        int decided = decidedBefore + decidedDuring + decidedAfter;
        int outcomeWithoutDay = Math.max(0, before + during - decided - noOutcome);

        // reviews held before 2024: decided before, in or after it, or not at all
        int oldDuring = (before - decidedBefore) * 88 / 100;
        int oldAfter = decidedAfter * 6 / 100;
        int oldOpen = before - decidedBefore - oldDuring - oldAfter;
        int oldInTime = inTime * 11 / 100;
        // reviews held in 2024
        int newDuring = decidedDuring - oldDuring;
        int newAfter = decidedAfter - oldAfter;
        int newOpen = during - newDuring - newAfter;
        int newAfterInTime = inTime * 8 / 100;
        int newInTime = inTime - oldInTime - newAfterInTime;

        LocalDate newYear = on(2025, 1, 2);
        LocalDate epiphany = on(2025, 1, 9);
        LocalDate first = on(2024, 1, 2);
        LocalDate last = on(2024, 12, 20);
        List<Kind> kinds = new ArrayList<>();
        add(kinds, oldInTime, within(on(2023, 1, 9), on(2023, 11, 14), on(2023, 1, 9), on(2023, 12, 20)));
        add(kinds, decidedBefore - oldInTime, over(on(2023, 1, 9), on(2023, 10, 20), on(2023, 1, 9), on(2023, 12, 20)));
        add(kinds, oldDuring, over(on(2023, 8, 1), on(2023, 12, 15), on(2024, 1, 22), last));
        add(kinds, oldAfter, over(on(2023, 12, 1), on(2023, 12, 15), newYear, epiphany));
        add(
                kinds,
                oldOpen,
                new Kind(true, on(2023, 3, 1), on(2023, 12, 15), 29, 900, on(2025, 2, 3), on(2025, 9, 30), false));
        int heldBefore = kinds.size();
        add(kinds, newInTime, within(first, on(2024, 11, 20), first, last));
        add(kinds, newDuring - newInTime, over(first, on(2024, 11, 8), first, last));
        add(kinds, newAfterInTime, within(on(2024, 12, 12), on(2024, 12, 18), newYear, epiphany));
        add(kinds, newAfter - newAfterInTime, over(on(2024, 6, 3), on(2024, 12, 2), newYear, epiphany));
        Kind unsettled = new Kind(true, on(2024, 5, 1), on(2024, 12, 2), 0, 0, null, null, true);
        add(kinds, outcomeWithoutDay, unsettled);
        Kind outstanding =
                new Kind(true, on(2024, 5, 1), on(2024, 12, 2), 29, 700, on(2025, 2, 3), on(2025, 7, 31), false);
        add(kinds, newOpen - outcomeWithoutDay - notDue, outstanding);
        add(
                kinds,
                notDue,
                new Kind(true, on(2024, 12, 20), on(2024, 12, 23), 35, 200, on(2025, 2, 3), on(2025, 5, 30), false));
        Kind notHeld = new Kind(false, first, last, 0, 0, null, null, false);
        add(kinds, expected - kinds.size(), notHeld);

        List<String> outcomes = new ArrayList<>();
        outcomes.addAll(ReviewPlanner.times(share(row.known("outcome_cease"), scale), "cease"));
        outcomes.addAll(ReviewPlanner.times(share(row.known("outcome_maintan"), scale), "maintain"));
        long withOutcome = kinds.stream().filter(Kind::hasOutcome).count();
        outcomes.addAll(ReviewPlanner.times((int) withOutcome - outcomes.size(), "amend"));
        return new ReviewYear(List.copyOf(kinds.subList(0, Math.min(expected, kinds.size()))), heldBefore, outcomes);
    }

    private static int share(int count, double scale) {
        return (int) Math.floor(count * scale + 0.5);
    }

    private static void add(List<Kind> kinds, int count, Kind kind) {
        kinds.addAll(ReviewPlanner.times(count, kind));
    }
}
