package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.sample.Calibration.OutcomePeriod;
import org.sendwarehouse.sample.CaseFile.Outcome;

/**
 * Ends assessments, period by period, from the queue of those agreed: so many plans within 140 days, so many within
 * 364, so many later, with and without an exception; so many refusals in and over 16 weeks; so many withdrawn.
 * Slow cases are taken oldest first, prompt ones from all over the queue, so that it stays a queue.
 */
final class OutcomePlanner {
    static final int TWENTY_WEEKS = 140;
    static final int FIFTY_TWO_WEEKS = 364;
    static final int SIXTEEN_WEEKS = 112;
    private static final int LONGEST = 800;
    private static final int HELD_AT_MOST = 335;

    private static final Comparator<CaseFile> BY_AGE =
            Comparator.comparing((CaseFile file) -> file.received).thenComparingInt(file -> file.number);

    private static final List<String> EXCEPTIONS = List.of(
            "school closed for at least four weeks",
            "child absent from the area for at least four weeks",
            "child failed to keep an appointment",
            "exceptional personal circumstances");

    private final Partnership partnership;
    private final boolean exact;
    private final Set<CaseFile> ended = new HashSet<>();

    /** With {@code exact}, a published count that cannot be met is an error; at another scale it is met as far as can be. */
    OutcomePlanner(Partnership partnership, boolean exact) {
        this.partnership = partnership;
        this.exact = exact;
    }

    void plan(List<OutcomePeriod> periods) {
        for (OutcomePeriod period : periods) {
            new Round(period).run();
        }
    }

    /** The days on which a case may end. */
    private record Window(LocalDate from, LocalDate to) {
        boolean open() {
            return Calendars.hasOfficeDay(from, to);
        }
    }

    private final class Round {
        private final OutcomePeriod period;
        private final Dice dice;
        private final List<CaseFile> queue = new ArrayList<>();
        private final List<CaseFile> appealed = new ArrayList<>();

        Round(OutcomePeriod period) {
            this.period = period;
            this.dice = partnership.dice("outcomes", period.from().toEpochDay());
        }

        void run() {
            fillQueues();
            List<CaseFile> flagged = new ArrayList<>();
            for (CaseFile file : oldest(appealed, period.flaggedOverturned(), "flagged after appeal", this::flagged)) {
                flagged.add(issue(file, flagged(file), false));
            }
            int overYear = period.overYearTotal();
            deal(oldest(queue, overYear, "over a year", this::overYear), period.overYearException(), this::overYear);
            deal(spread(period.within() + period.withinException()), period.withinException(), this::within);
            int late = period.late() + period.lateException();
            holdBack();
            deal(oldest(queue, late, "late", this::late), period.lateException(), this::late);
            int others = period.flagged() - period.flaggedOverturned();
            for (CaseFile file : oldest(queue, others, "flagged", this::flagged)) {
                flagged.add(issue(file, flagged(file), false));
            }
            flagged.forEach(file -> file.flagged = true);
            List<CaseFile> refused = new ArrayList<>();
            refuse(refused, period.refusedOver(), this::refusedLate);
            refuse(refused, period.refusedWithin(), this::refusedInTime);
            for (CaseFile file : oldest(queue, period.withdrawn(), "withdrawn", this::withdrawn)) {
                end(file, withdrawn(file), Outcome.WITHDRAWN);
            }
            new Appeals(partnership).onAssessments(period, flagged, refused);
        }

        private void fillQueues() {
            for (CaseFile file : partnership.cases) {
                LocalDate agreed = file.agreed();
                if (agreed == null || agreed.isAfter(period.to()) || ended.contains(file)) {
                    continue;
                }
                (file.overturned == null ? queue : appealed).add(file);
            }
            queue.sort(BY_AGE);
            appealed.sort(BY_AGE);
        }

        /** Some of the oldest go on waiting, to become the next period's plans of over a year. */
        private void holdBack() {
            LocalDate oldest = period.to().minusDays(HELD_AT_MOST);
            List<CaseFile> held = new ArrayList<>();
            for (CaseFile file : queue) {
                if (held.size() < period.heldBack() && file.received.isAfter(oldest)) {
                    held.add(file);
                }
            }
            queue.removeAll(new HashSet<>(held));
        }

        private Window window(CaseFile file, int afterAgreed, int low, int high) {
            LocalDate agreed = file.agreed();
            LocalDate ready = agreed == null ? LocalDate.MAX : agreed.plusDays(afterAgreed);
            LocalDate from = Calendars.later(period.from(), Calendars.later(ready, file.received.plusDays(low)));
            return new Window(from, Calendars.earlier(period.to(), file.received.plusDays(high)));
        }

        private Window within(CaseFile file) {
            return window(file, 35, 84, TWENTY_WEEKS);
        }

        private Window late(CaseFile file) {
            // where the split at a year is not published, a late plan may be of any age
            return window(file, 42, TWENTY_WEEKS + 1, period.overYear() == null ? LONGEST : FIFTY_TWO_WEEKS);
        }

        private Window overYear(CaseFile file) {
            return window(file, 42, FIFTY_TWO_WEEKS + 1, LONGEST);
        }

        private Window flagged(CaseFile file) {
            return window(file, 70, TWENTY_WEEKS + 1, 1200);
        }

        private Window refusedInTime(CaseFile file) {
            return window(file, 28, 60, SIXTEEN_WEEKS);
        }

        private Window refusedLate(CaseFile file) {
            return window(file, 28, SIXTEEN_WEEKS + 1, 330);
        }

        private Window withdrawn(CaseFile file) {
            return window(file, 10, 40, 340);
        }

        private List<CaseFile> oldest(
                List<CaseFile> from, int count, String what, java.util.function.Function<CaseFile, Window> window) {
            List<CaseFile> taken = new ArrayList<>();
            for (CaseFile file : from) {
                if (taken.size() == count) {
                    break;
                }
                if (window.apply(file).open()) {
                    taken.add(file);
                }
            }
            return enough(from, taken, count, what);
        }

        /** Prompt plans come from all over the period: evenly from those that can still be in time. */
        private List<CaseFile> spread(int count) {
            List<CaseFile> able = new ArrayList<>();
            for (CaseFile file : queue) {
                if (within(file).open()) {
                    able.add(file);
                }
            }
            List<CaseFile> taken = new ArrayList<>();
            for (int i = 0; i < Math.min(count, able.size()); i++) {
                taken.add(able.get((int) ((long) i * able.size() / count)));
            }
            return enough(queue, taken, count, "within 20 weeks");
        }

        private List<CaseFile> enough(List<CaseFile> from, List<CaseFile> taken, int count, String what) {
            if (taken.size() < count && exact && period.from().getYear() <= Targets.LAST_PUBLISHED) {
                throw new IllegalStateException("From %s to %s only %d of %d cases can end %s (queue %d)"
                        .formatted(period.from(), period.to(), taken.size(), count, what, from.size()));
            }
            from.removeAll(new HashSet<>(taken));
            return taken;
        }

        private void deal(
                List<CaseFile> files,
                @org.jspecify.annotations.Nullable Integer exceptions,
                java.util.function.Function<CaseFile, Window> window) {
            List<CaseFile> shuffled = new ArrayList<>(files);
            dice.shuffle(shuffled);
            int excepted = exceptions == null ? 0 : exceptions;
            for (int i = 0; i < shuffled.size(); i++) {
                CaseFile file = shuffled.get(i);
                issue(file, window.apply(file), i < excepted);
            }
        }

        private CaseFile issue(CaseFile file, Window window, boolean exception) {
            end(file, window, Outcome.ISSUE);
            file.planStart = file.outcomeDate;
            file.exception = exception;
            file.exceptionReason = exception ? dice.pick(EXCEPTIONS) : "";
            return file;
        }

        private void refuse(List<CaseFile> refused, int count, java.util.function.Function<CaseFile, Window> window) {
            for (CaseFile file : oldest(queue, count, "refused", window)) {
                end(file, window.apply(file), Outcome.NOT_ISSUE);
                refused.add(file);
            }
        }

        /** Ends a case, near the pace the period is known for where the window leaves a choice. */
        private void end(CaseFile file, Window window, Outcome outcome) {
            LocalDate paceFrom = file.received.plusDays(period.lateDays().get(0));
            LocalDate paceTo = file.received.plusDays(period.lateDays().get(1));
            Window paced = new Window(Calendars.later(window.from(), paceFrom), Calendars.earlier(window.to(), paceTo));
            Window chosen = paced.open() ? paced : window;
            LocalDate to = Calendars.earlier(chosen.to(), chosen.from().plusDays(200));
            file.outcomeDate = Calendars.officeDayBetween(dice, chosen.from(), to)
                    .or(() -> Calendars.officeDayBetween(dice, window.from(), window.to()))
                    .orElseThrow(() -> new IllegalStateException("No office day for case " + file.number));
            file.outcome = outcome;
            ended.add(file);
        }
    }
}
