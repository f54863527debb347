package org.sendwarehouse.evidence.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.status.Strength.Graded;

/** The printed rule of strength, line by line. */
class StrengthTest {
    private static final Goal GOAL = new Goal.AtLeast(80);

    @Test
    void final_data_of_a_hundred_cases_and_a_narrow_interval_are_strong() {
        assertThat(grade(10, 100, DataStatus.FINAL))
                .isEqualTo(new Graded(Strength.STRONG, "final data, narrow interval"));
    }

    @Test
    void each_shortfall_lowers_the_grade_and_says_so() {
        assertThat(grade(10.1, 100, DataStatus.FINAL))
                .isEqualTo(new Graded(Strength.FAIR, "interval of middling width"));
        assertThat(grade(10, 99, DataStatus.FINAL)).isEqualTo(new Graded(Strength.FAIR, "fewer than 100 counted"));
        assertThat(grade(10, 100, DataStatus.PROVISIONAL)).isEqualTo(new Graded(Strength.FAIR, "provisional data"));
        assertThat(grade(20.1, 100, DataStatus.FINAL)).isEqualTo(new Graded(Strength.WEAK, "wide interval"));
        assertThat(grade(10, 100, DataStatus.STALE)).isEqualTo(new Graded(Strength.WEAK, "data are stale"));
        assertThat(grade(10, 9, DataStatus.TOO_FEW)).isEqualTo(new Graded(Strength.WEAK, "data are too few"));
    }

    @Test
    void failed_quality_rules_are_named() {
        assertThat(grade(10, 100, DataStatus.FINAL, "EHC-003", null))
                .isEqualTo(new Graded(Strength.WEAK, "quality rules failed: EHC-003"));
        assertThat(grade(10, 100, DataStatus.FINAL, null, "EHC-006, EHC-011"))
                .isEqualTo(new Graded(Strength.FAIR, "quality rules failed: EHC-006, EHC-011"));
    }

    @Test
    void a_comparator_of_an_earlier_year_is_fair_at_best() {
        Reading reading = new Reading(
                figure(50.0, 5, 200, DataStatus.FINAL), new Goal.InLine(46.4, "England 2024", "a release", false));

        assertThat(Strength.of(reading, Unit.PERCENT, null, null))
                .isEqualTo(new Graded(Strength.FAIR, "comparator of an earlier year"));
    }

    @Test
    void other_units_are_graded_by_the_interval_in_relation_to_the_value() {
        // Weeks: a fifth of 20 is 4, two fifths are 8.
        assertThat(weeks(4)).isEqualTo(Strength.STRONG);
        assertThat(weeks(4.1)).isEqualTo(Strength.FAIR);
        assertThat(weeks(8.1)).isEqualTo(Strength.WEAK);
    }

    @Test
    void nothing_measured_has_no_strength() {
        assertThat(Strength.of(
                        new Reading(figure(null, 0, 0, DataStatus.NOT_COLLECTED), GOAL), Unit.PERCENT, null, null))
                .isNull();
    }

    private static @Nullable Graded grade(double width, long denominator, DataStatus status) {
        return grade(width, denominator, status, null, null);
    }

    private static @Nullable Graded grade(
            double width, long denominator, DataStatus status, @Nullable String errors, @Nullable String warnings) {
        return Strength.of(new Reading(figure(50.0, width, denominator, status), GOAL), Unit.PERCENT, errors, warnings);
    }

    private static @Nullable Strength weeks(double width) {
        Graded graded =
                Strength.of(new Reading(figure(20.0, width, 300, DataStatus.FINAL), GOAL), Unit.WEEKS, null, null);
        return graded == null ? null : graded.strength();
    }

    private static Observation figure(@Nullable Double value, double width, long denominator, DataStatus status) {
        return new Observation(
                PeriodType.ROLLING_12_MONTHS,
                LocalDate.of(2025, 2, 1),
                LocalDate.of(2026, 1, 31),
                value,
                value == null ? null : new Interval(value, value + width),
                null,
                denominator,
                status);
    }
}
