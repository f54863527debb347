package org.sendwarehouse.evidence.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.evidence.status.Direction.HIGHER_IS_BETTER;
import static org.sendwarehouse.evidence.status.Direction.LOWER_IS_BETTER;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds of every XmR chart. */
class ProcessLawsTest {

    @Property
    void turning_a_series_over_turns_every_signal_over(
            @ForAll @Size(min = 13, max = 40) List<@IntRange(min = 0, max = 100) Integer> values) {
        XmrChart there = chart(values, 1, 0);
        XmrChart back = chart(values, -1, 100);

        for (int i = 0; i < values.size(); i++) {
            Signal one = there.signal(i);
            Signal other = back.signal(i);
            assertThat(other).isEqualTo(one == null ? null : new Signal(one.rule(), !one.higher()));
            assertThat(Variation.of(other, LOWER_IS_BETTER)).isEqualTo(Variation.of(one, HIGHER_IS_BETTER));
        }
    }

    @Property
    void another_unit_changes_no_signal(
            @ForAll @Size(min = 13, max = 40) List<@IntRange(min = 0, max = 100) Integer> values,
            @ForAll @IntRange(min = 1, max = 50) int factor,
            @ForAll @IntRange(min = 0, max = 1000) int offset) {
        XmrChart one = chart(values, 1, 0);
        XmrChart other = chart(values, factor, offset);

        for (int i = 0; i < values.size(); i++) {
            assertThat(other.signal(i)).isEqualTo(one.signal(i));
        }
    }

    @Property
    void every_point_outside_the_limits_is_called_so(
            @ForAll @Size(min = 13, max = 40) List<@IntRange(min = 0, max = 100) Integer> values) {
        XmrChart chart = chart(values, 1, 0);

        for (int i = 0; i < values.size(); i++) {
            Signal signal = chart.signal(i);
            boolean outside = values.get(i) > chart.limits().upper() + 1e-6
                    || values.get(i) < chart.limits().lower() - 1e-6;
            assertThat(rule(signal) == Rule.OUTSIDE_LIMITS || !outside).isTrue();
        }
    }

    @Property
    void an_easier_target_never_lowers_assurance(
            @ForAll @IntRange(min = 0, max = 100) int centre,
            @ForAll @IntRange(min = 0, max = 20) int range,
            @ForAll @IntRange(min = 0, max = 100) int target,
            @ForAll @IntRange(min = 0, max = 50) int easier) {
        Limits limits = new Limits(centre, range);

        assertThat(rank(Assurance.of(limits, target - easier, HIGHER_IS_BETTER)))
                .isGreaterThanOrEqualTo(rank(Assurance.of(limits, target, HIGHER_IS_BETTER)));
    }

    @Property
    void turning_limits_and_target_over_changes_no_assurance(
            @ForAll @IntRange(min = 0, max = 100) int centre,
            @ForAll @IntRange(min = 0, max = 20) int range,
            @ForAll @IntRange(min = 0, max = 100) int target) {
        assertThat(Assurance.of(new Limits(-centre, range), -target, LOWER_IS_BETTER))
                .isEqualTo(Assurance.of(new Limits(centre, range), target, HIGHER_IS_BETTER));
    }

    @Property
    void what_passes_reaches_the_target_with_every_value_inside_the_limits(
            @ForAll @IntRange(min = 0, max = 100) int centre,
            @ForAll @IntRange(min = 0, max = 20) int range,
            @ForAll @IntRange(min = 0, max = 100) int target) {
        Limits limits = new Limits(centre, range);
        Assurance assurance = Assurance.of(limits, target, HIGHER_IS_BETTER);

        assertThat(assurance == Assurance.PASSES).isEqualTo(limits.lower() >= target);
        assertThat(assurance == Assurance.FAILS).isEqualTo(limits.upper() < target);
    }

    private static XmrChart chart(List<Integer> values, int factor, int offset) {
        return XmrChart.of(values.stream()
                        .mapToDouble(value -> factor * value + offset)
                        .toArray())
                .orElseThrow();
    }

    private static @Nullable Rule rule(@Nullable Signal signal) {
        return signal == null ? null : signal.rule();
    }

    private static int rank(Assurance assurance) {
        return switch (assurance) {
            case FAILS -> 0;
            case HIT_OR_MISS -> 1;
            case PASSES -> 2;
        };
    }
}
