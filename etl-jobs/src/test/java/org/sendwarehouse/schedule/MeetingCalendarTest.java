package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.packs.GroupDefinition.Meets;

/** Meetings and papers' days, held against a printed calendar of 2025 and 2026 with its bank holidays and Durham's terms. */
class MeetingCalendarTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();

    private static LocalDate next(String rule, String from) {
        return MeetingRule.parse(rule)
                .next(LocalDate.parse(from), CALENDAR)
                .orElseThrow(() -> new AssertionError("no meeting"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            third Tuesday of the month                 | 2026-04-30 | 2026-05-19
            third Tuesday of the month                 | 2026-05-19 | 2026-05-19
            third Tuesday of the month                 | 2026-05-20 | 2026-06-16
            third Tuesday of the month in term time    | 2025-07-16 | 2025-09-16
            last Tuesday of the month in term time     | 2026-05-01 | 2026-06-30
            second Thursday of odd months              | 2026-04-30 | 2026-05-14
            every second Thursday of odd months        | 2026-05-15 | 2026-07-09
            second Thursday of even months             | 2026-04-30 | 2026-06-11
            second Wednesday of January, April, July and October | 2026-04-30 | 2026-07-08
            first Monday of May                        | 2026-04-30 | 2026-05-05
            fourth Monday of the month                 | 2025-12-01 | 2025-12-22
            12th of the month                          | 2026-04-13 | 2026-04-13
            12th of the month                          | 2026-04-14 | 2026-05-12
            25th of the month                          | 2025-12-24 | 2025-12-29
            28th of December                           | 2026-12-28 | 2026-12-29
            first working day of the month             | 2026-05-02 | 2026-06-01
            first working day of January               | 2025-12-01 | 2026-01-02
            second working day of the month            | 2026-01-01 | 2026-01-05
            last working day of the month              | 2026-05-01 | 2026-05-29
            last working day of March and September    | 2026-05-01 | 2026-09-30
            as the warehouse's date                    | 2026-04-30 | 2026-04-30
            """)
    void the_next_meeting_on_a_date_or_after_it(String rule, String from, LocalDate meeting) {
        assertThat(next(rule, from)).isEqualTo(meeting);
    }

    @Test
    void a_meeting_that_moves_past_a_bank_holiday_into_the_next_month_is_found_from_there() {
        WorkingCalendar calendar =
                new WorkingCalendar(List.of(), java.util.Set.of(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 1)));

        assertThat(MeetingRule.parse("last Tuesday of June").next(LocalDate.of(2026, 7, 1), calendar))
                .contains(LocalDate.of(2026, 7, 2));
    }

    @Test
    void after_the_last_term_that_was_entered_a_rule_in_term_time_knows_no_meeting() {
        MeetingRule rule = MeetingRule.parse("third Tuesday of the month in term time");

        assertThat(rule.next(LocalDate.of(2026, 6, 16), CALENDAR)).contains(LocalDate.of(2026, 6, 16));
        // The third Tuesday of July is the 21st, after the last day of term, the 17th.
        assertThat(rule.next(LocalDate.of(2026, 6, 17), CALENDAR)).isEmpty();
        assertThat(rule.next(LocalDate.of(2030, 1, 1), CALENDAR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 clear working days before | 2026-05-12 | 2026-05-01
            5 working days before       | 2026-05-12 | 2026-05-05
            7 working days before       | 2026-05-12 | 2026-04-30
            1 working day before        | 2026-05-11 | 2026-05-08
            1 clear working day before  | 2026-05-11 | 2026-05-07
            5 clear working days before | 2026-01-06 | 2025-12-24
            5 clear working days before | 2026-04-08 | 2026-03-27
            10 days before              | 2026-05-12 | 2026-05-02
            5 clear days before         | 2026-05-12 | 2026-05-06
            on the day                  | 2026-05-12 | 2026-05-12
            """)
    void the_last_day_for_papers(String papers, LocalDate meeting, LocalDate day) {
        assertThat(PapersRule.parse(papers).day(meeting, CALENDAR)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set by the partnership",
                "fifth Tuesday of the month",
                "third Tuesday",
                "third Saturday of the month",
                "third Blursday of the month",
                "third Tuesday of Smarch",
                "31st of the month",
                "Third Tuesday of the month"
            })
    void a_rule_in_other_words_is_refused(String rule) {
        assertThatThrownBy(() -> MeetingRule.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule '" + rule + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5 clear working days", "0 days before", "soon", "five working days before"})
    void papers_in_other_words_are_refused(String papers) {
        assertThatThrownBy(() -> PapersRule.parse(papers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write 'on the day'");
    }

    @Test
    void a_longer_time_keeps_a_rule_and_calendar_days_never_keep_one_of_working_days() {
        PapersRule least = PapersRule.parse("5 clear working days before");

        assertThat(PapersRule.parse("5 clear working days before").keeps(least)).isTrue();
        assertThat(PapersRule.parse("6 working days before").keeps(least)).isTrue();
        assertThat(PapersRule.parse("5 working days before").keeps(least)).isFalse();
        assertThat(PapersRule.parse("4 clear working days before").keeps(least)).isFalse();
        assertThat(PapersRule.parse("30 days before").keeps(least)).isFalse();
    }

    @Test
    void given_dates_stand_beside_the_rule_and_the_earlier_counts() {
        MeetingCalendar both = MeetingCalendar.of(
                new Meets(
                        "third Tuesday of the month",
                        "5 working days before",
                        List.of(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 5, 6))),
                CALENDAR);

        assertThat(both.next(LocalDate.of(2026, 4, 30))).contains(LocalDate.of(2026, 5, 6));
        assertThat(both.next(LocalDate.of(2026, 5, 7))).contains(LocalDate.of(2026, 5, 19));
        assertThat(both.next(LocalDate.of(2026, 5, 20))).contains(LocalDate.of(2026, 6, 1));
        assertThat(both.due(LocalDate.of(2026, 4, 27))).isEmpty();
        assertThat(both.due(LocalDate.of(2026, 4, 28))).contains(LocalDate.of(2026, 5, 6));
    }
}
