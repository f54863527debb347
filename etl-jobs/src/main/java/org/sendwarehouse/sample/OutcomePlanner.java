package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
            List<CaseFile> flagged = upTo(appealed, period.flaggedOverturned(), this::flagged);
            deal(flagged, 0, this::flagged);
            List<CaseFile> overYear = oldest(queue, period.overYearTotal(), "over a year", this::overYear);
            deal(overYear, period.overYearException(), this::overYear);
            List<CaseFile> within = spread(period.within() + period.withinException());
            deal(within, period.withinException(), this::within);
            holdBack();
            List<CaseFile> late = oldest(queue, period.late() + period.lateException(), "late", this::late);
            deal(late, period.lateException(), this::late);
            List<CaseFile> flaggedOthers = oldest(queue, period.flagged() - flagged.size(), "flagged", this::flagged);
            deal(flaggedOthers, 0, this::flagged);
            flagged.addAll(flaggedOthers);
            flagged.forEach(file -> file.flagged = true);
            List<CaseFile> refused = upTo(appealed, period.refusedOverturned(), this::flagged);
            end(refused, this::flagged, Outcome.NOT_ISSUE);
            refused.addAll(end(
                    oldest(queue, period.refusedOver() - refused.size(), "refused", this::refusedLate),
                    this::refusedLate,
                    Outcome.NOT_ISSUE));
            refused.addAll(end(
                    oldest(queue, period.refusedWithin(), "refused in time", this::refusedInTime),
                    this::refusedInTime,
                    Outcome.NOT_ISSUE));
            end(oldest(queue, period.withdrawn(), "withdrawn", this::withdrawn), this::withdrawn, Outcome.WITHDRAWN);
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
            // over a whole year the very oldest would grow too old; month by month the same ones go on waiting
            boolean wholeYear = Calendars.days(period.from(), period.to()) > 100;
            LocalDate oldest = wholeYear ? period.to().minusDays(HELD_AT_MOST) : LocalDate.MIN;
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

        /** The oldest that can end so, or as many as there are. */
        private List<CaseFile> upTo(List<CaseFile> from, int count, Function<CaseFile, Window> window) {
            List<CaseFile> taken = new ArrayList<>();
            for (CaseFile file : from) {
                if (taken.size() < count && window.apply(file).open()) {
                    taken.add(file);
                }
            }
            from.removeAll(new HashSet<>(taken));
            return taken;
        }

        /** The oldest that can end so, exactly as many as asked. */
        private List<CaseFile> oldest(List<CaseFile> from, int count, String what, Function<CaseFile, Window> window) {
            return enough(upTo(from, count, window), count, what);
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
            queue.removeAll(new HashSet<>(taken));
            return enough(taken, count, "within 20 weeks");
        }

        private List<CaseFile> enough(List<CaseFile> taken, int count, String what) {
            if (taken.size() < count && exact && period.from().getYear() <= Targets.LAST_PUBLISHED) {
                throw new IllegalStateException("From %s to %s only %d of %d cases can end %s"
                        .formatted(period.from(), period.to(), taken.size(), count, what));
            }
            return taken;
        }

        private void deal(List<CaseFile> files, @Nullable Integer exceptions, Function<CaseFile, Window> window) {
            Set<CaseFile> excepted = new HashSet<>(sample(files, exceptions == null ? 0 : exceptions));
            List<LocalDate> days = days(files, window);
            for (int i = 0; i < files.size(); i++) {
                issue(files.get(i), days.get(i), excepted.contains(files.get(i)));
            }
        }

        private List<CaseFile> sample(List<CaseFile> files, int count) {
            List<CaseFile> shuffled = new ArrayList<>(files);
            dice.shuffle(shuffled);
            return shuffled.subList(0, Math.min(count, shuffled.size()));
        }

        /** Days on which a queue ends, oldest first: an even pace over the period as far as each case's window lets it. */
        private List<LocalDate> days(List<CaseFile> files, Function<CaseFile, Window> window) {
            int span = Calendars.days(period.from(), period.to());
            List<LocalDate> days = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                Window may = window.apply(files.get(i));
                int offset = (2 * i + 1) * span / (2 * files.size()) + dice.between(-9, 9);
                LocalDate aim =
                        Calendars.earlier(Calendars.later(period.from().plusDays(offset), may.from()), may.to());
                days.add(Calendars.nearestOfficeDay(aim, may.from(), may.to()));
            }
            return days;
        }

        private void issue(CaseFile file, LocalDate day, boolean exception) {
            end(file, day, Outcome.ISSUE);
            file.planStart = day;
            file.exception = exception;
            file.exceptionReason = exception ? dice.pick(EXCEPTIONS) : "";
        }

        private List<CaseFile> end(List<CaseFile> files, Function<CaseFile, Window> window, Outcome outcome) {
            List<LocalDate> days = days(files, window);
            for (int i = 0; i < files.size(); i++) {
                end(files.get(i), days.get(i), outcome);
            }
            return files;
        }

        private void end(CaseFile file, LocalDate day, Outcome outcome) {
            file.outcomeDate = day;
            file.outcome = outcome;
            ended.add(file);
        }
    }
}
