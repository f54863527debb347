package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;

/** What has to be reached for a promise to be met. */
public sealed interface Goal {

    /** Whether a judged figure reaches the goal. */
    boolean reached(Observation figure, Direction direction);

    /** The number to reach, for a projection or a line; empty where there is none. */
    OptionalDouble number();

    /** What is needed, short enough for a cell of a table. */
    String needed(Unit unit, Direction direction);

    /** Where the number comes from and how firm it is, for the sentence that gives the reason; empty where nothing is to add. */
    default String source() {
        return "";
    }

    /** The value itself is at least this. */
    record AtLeast(double value) implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return figure.required() >= value;
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return "at least " + unit.writeTarget(value);
        }
    }

    /** The value itself is at most this. */
    record AtMost(double value) implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return figure.required() <= value;
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return "at most " + unit.writeTarget(value);
        }
    }

    /**
     * In line with a comparator: the interval reaches its value, on the better side.
     *
     * @param value the comparator's value
     * @param name whose value, of which period, as a reader sees it
     * @param release the publication it was read from
     * @param ownPeriod whether it is of the period judged; if not, the judgement is provisional
     */
    record InLine(double value, String name, String release, boolean ownPeriod) implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return figure.favourable(direction) >= direction.oriented(value);
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return "in line with " + name + ": " + unit.write(value) + (ownPeriod ? "" : " (provisional)");
        }

        @Override
        public String source() {
            return " [" + release
                    + (ownPeriod ? "]" : "; provisional: the figure of its own year is not yet published]");
        }
    }

    /**
     * Clearly better than the baseline, by a test at 5 %: of two proportions, or of two counts over their days.
     *
     * @param baseline the last comparable period before the plan, or the first measured
     * @param counts whether counts are compared; else proportions
     */
    record BetterThan(Observation baseline, boolean counts) implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return change(figure, direction) == Comparison.HIGHER;
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.empty();
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return (direction == Direction.LOWER_IS_BETTER ? "clearly below " : "clearly above ") + baseline.write(unit)
                    + " of " + baseline.label();
        }

        /** The finding against the baseline, turned so that {@link Comparison#HIGHER} is better. */
        Comparison change(Observation now, Direction direction) {
            Comparison change = counts
                    ? Comparison.ofCounts(
                            count(baseline.numerator()), baseline.days(), count(now.numerator()), now.days())
                    : Comparison.ofProportions(
                            count(baseline.numerator()),
                            count(baseline.denominator()),
                            count(now.numerator()),
                            count(now.denominator()));
            return direction == Direction.LOWER_IS_BETTER ? change.mirrored() : change;
        }

        private static long count(@Nullable Long number) {
            return number == null ? 0 : number;
        }
    }

    /** What was to be done is done: the figure is one, not nought. */
    record Done() implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return figure.required() >= 1;
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(1);
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return "done, with evidence";
        }
    }

    /**
     * One measured period exists.
     *
     * @param by the day by which it has to end; null where the plan gives none
     */
    record Measured(@Nullable LocalDate by) implements Goal {
        @Override
        public boolean reached(Observation figure, Direction direction) {
            return by == null || !figure.end().isAfter(by);
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.empty();
        }

        @Override
        public String needed(Unit unit, Direction direction) {
            return "one measured period" + (by == null ? "" : " by " + PeriodType.day(by));
        }
    }
}
