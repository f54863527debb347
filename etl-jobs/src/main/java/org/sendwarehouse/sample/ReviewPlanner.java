package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Review;

/**
 * Annual reviews. For plans in place a year or more in January 2025 the latest review is as the release counts them
 * for 2024: held in 2024 or before or not at all, decided when, within four weeks or not, with which outcome. All other
 * reviews follow or go before in yearly steps.
 */
final class ReviewPlanner {
    private static final LocalDate RECORDS_BEGIN = LocalDate.of(2019, 1, 1);

    private final Partnership partnership;
    private final Targets targets;

    ReviewPlanner(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        this.targets = targets;
    }

    void plan() {
        Map<CaseFile, Review> latest = latestAtCensus();
        LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
        for (CaseFile file : partnership.cases) {
            if (file.planStart == null) {
                continue;
            }
            Review review = latest.get(file);
            if (review != null) {
                before(file, review);
                file.reviews.add(review);
                LocalDate held = review.meeting() == null ? review.due() : review.meeting();
                onwards(file, held.plusYears(1), Calendars.later(held.plusMonths(9), census.plusDays(7)));
            } else {
                onwards(file, file.start().plusYears(1).minusDays(1), RECORDS_BEGIN);
            }
            file.reviews.sort(Comparator.comparing(Review::due));
        }
    }

    /** The latest review of each plan that had one to expect, by the published counts. */
    private Map<CaseFile, Review> latestAtCensus() {
        LocalDate census = Calendars.censusDay(Targets.DETAILED_CENSUS);
        List<CaseFile> expected = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.activeOn(census) && !file.start().isAfter(census.minusYears(1))) {
                expected.add(file);
            }
        }
        Dice dice = partnership.dice("reviews");
        dice.shuffle(expected);
        // reviews held before 2024 need plans that are old enough: those first
        expected.sort(Comparator.comparing(file -> file.start().isAfter(LocalDate.of(2022, 12, 1))));
        ReviewYear year = ReviewYear.of(
                targets.published.total("annual_reviews", Integer.toString(Targets.LAST_PUBLISHED)), expected.size());
        List<ReviewYear.Kind> kinds = year.kinds();
        List<ReviewYear.Kind> later = new ArrayList<>(kinds.subList(year.heldBefore(), kinds.size()));
        dice.shuffle(later);
        List<String> outcomes = new ArrayList<>(year.outcomes());
        dice.shuffle(outcomes);
        Map<CaseFile, Review> latest = new HashMap<>();
        int decided = 0;
        for (int i = 0; i < expected.size(); i++) {
            CaseFile file = expected.get(i);
            ReviewYear.Kind kind = i < year.heldBefore() ? kinds.get(i) : later.get(i - year.heldBefore());
            String outcome = kind.hasOutcome() ? outcomes.get(decided++) : "";
            latest.put(file, review(file, kind, outcome, dice));
        }
        return latest;
    }

    private Review review(CaseFile file, ReviewYear.Kind kind, String outcome, Dice dice) {
        LocalDate old = file.start().plusDays(240);
        LocalDate firstMeeting = Calendars.later(
                kind.meetingFrom(), Calendars.earlier(old, kind.meetingTo().minusDays(20)));
        if (!kind.held()) {
            LocalDate due = Calendars.later(file.start().plusYears(1), LocalDate.of(2024, dice.between(1, 12), 15));
            return new Review(due, null, null, "", false, 0, 0);
        }
        LocalDate meeting = day(dice, firstMeeting, kind.meetingTo());
        LocalDate due = Calendars.later(
                meeting.plusDays(dice.between(-35, 20)), file.start().plusDays(180));
        LocalDate decision = kind.decision(meeting, dice);
        // undecided on census day, the family was told later; what it was told is not known then
        String known = outcome.isEmpty() && decision != null ? "amend" : outcome;
        return held(file, due, meeting, decision, known, dice);
    }

    static LocalDate day(Dice dice, LocalDate from, LocalDate to) {
        return Calendars.officeDayBetween(dice, from, to).orElse(to);
    }

    private Review held(
            CaseFile file, LocalDate due, LocalDate meeting, @Nullable LocalDate decision, String outcome, Dice dice) {
        int year = Calendars.yearGroup(file.child.birth(), meeting);
        boolean transition = year == 5 || year == 9;
        int share = meeting.getYear() < 2025 ? 420 : 560;
        int reviewed = dice.between(4, 12);
        int achieved = reviewed * dice.between(30, 75) / 100;
        return new Review(due, meeting, decision, outcome, dice.perMille(transition ? share : 300), reviewed, achieved);
    }

    /** Yearly reviews before a known one, back to the first of the plan. */
    private void before(CaseFile file, Review known) {
        Dice dice = partnership.dice("reviews before", file.number);
        if (known.meeting() == null) {
            return;
        }
        LocalDate due = known.due().minusYears(1);
        while (due.isAfter(file.start().plusDays(300)) && due.isAfter(RECORDS_BEGIN)) {
            LocalDate meeting = day(dice, due.minusDays(25), due.plusDays(30));
            boolean held =
                    dice.perMille(900) && meeting.isBefore(known.meeting().minusDays(200));
            file.reviews.add(
                    held
                            ? held(file, due, meeting, decision(meeting, dice), outcome(dice), dice)
                            : new Review(due, null, null, "", false, 0, 0));
            due = due.minusYears(1);
        }
    }

    /** Yearly reviews from a due date to the end of the plan or of what is known. */
    private void onwards(CaseFile file, LocalDate firstDue, LocalDate notBefore) {
        Dice dice = partnership.dice("reviews after", file.number);
        LocalDate end = file.ceased == null ? partnership.asAt.plusDays(70) : file.ceased;
        LocalDate due = firstDue;
        while (due.isBefore(RECORDS_BEGIN)) {
            due = due.plusYears(1);
        }
        while (due.isBefore(end)) {
            LocalDate planned = day(dice, due.minusDays(25), due.plusDays(45));
            LocalDate meeting = planned.isBefore(notBefore) ? day(dice, notBefore, notBefore.plusDays(30)) : planned;
            boolean held = meeting.isBefore(end) && dice.perMille(690);
            if (held) {
                LocalDate decision = decision(meeting, dice);
                file.reviews.add(held(file, due, meeting, decision, outcome(dice), dice));
            } else {
                file.reviews.add(new Review(due, null, null, "", false, 0, 0));
            }
            due = due.plusYears(1);
        }
    }

    /** Within four weeks more often year by year; else within half a year. */
    private static LocalDate decision(LocalDate meeting, Dice dice) {
        int within =
                switch (meeting.getYear()) {
                    case 2025 -> 150 + 15 * meeting.getMonthValue();
                    case 2026 -> 340 + 20 * meeting.getMonthValue();
                    default -> 110;
                };
        return dice.perMille(within)
                ? day(dice, meeting.plusDays(7), meeting.plusDays(28))
                : day(dice, meeting.plusDays(29), meeting.plusDays(170));
    }

    private static String outcome(Dice dice) {
        return List.of("amend", "maintain", "cease").get(dice.weighted(960, 36, 4));
    }

    static <T> List<T> times(int count, T item) {
        return new ArrayList<>(Collections.nCopies(Math.max(0, count), item));
    }
}
