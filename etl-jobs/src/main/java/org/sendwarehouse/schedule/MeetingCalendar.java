package org.sendwarehouse.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.GroupDefinition.Meets;

/** The meetings of one group, and when their papers go out. */
final class MeetingCalendar {
    private final @Nullable MeetingRule rule;
    private final List<LocalDate> dates;
    private final PapersRule papers;
    private final WorkingCalendar calendar;

    private MeetingCalendar(
            @Nullable MeetingRule rule, List<LocalDate> dates, PapersRule papers, WorkingCalendar calendar) {
        this.rule = rule;
        this.dates = dates.stream().sorted().toList();
        this.papers = papers;
        this.calendar = calendar;
    }

    /**
     * Reads what a group says of its meetings; dates stand beside the meetings of the rule.
     *
     * @throws IllegalArgumentException naming every fault, separated by semicolons
     */
    static MeetingCalendar of(Meets meets, WorkingCalendar calendar) {
        List<LocalDate> dates = meets.dates() == null ? List.of() : meets.dates();
        List<String> faults = new ArrayList<>();
        @Nullable MeetingRule rule = null;
        PapersRule papers = new PapersRule(0, false, false);
        if (meets.rule() == null && dates.isEmpty()) {
            faults.add("does not say when it meets: give a rule " + MeetingRule.SHAPES + ", or dates");
        }
        try {
            rule = meets.rule() == null ? null : MeetingRule.parse(meets.rule());
        } catch (IllegalArgumentException e) {
            faults.add("has the " + e.getMessage());
        }
        try {
            papers = PapersRule.parse(String.valueOf(meets.papers()));
        } catch (IllegalArgumentException e) {
            faults.add("wants its " + e.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return new MeetingCalendar(rule, dates, papers, calendar);
    }

    PapersRule papers() {
        return papers;
    }

    /** The first meeting on a date or after it, as far as meetings are known. */
    Optional<LocalDate> next(LocalDate date) {
        Stream<LocalDate> byRule = rule == null ? Stream.of() : rule.next(date, calendar).stream();
        return Stream.concat(byRule, dates.stream().filter(day -> !day.isBefore(date)))
                .min(LocalDate::compareTo);
    }

    /** The last day on which the papers of a meeting may go out. */
    LocalDate papersDay(LocalDate meeting) {
        return papers.day(meeting, calendar);
    }

    /** The meeting whose papers go out on this date at the latest, or should have gone already. */
    Optional<LocalDate> due(LocalDate date) {
        return next(date).filter(meeting -> !papersDay(meeting).isAfter(date));
    }
}
