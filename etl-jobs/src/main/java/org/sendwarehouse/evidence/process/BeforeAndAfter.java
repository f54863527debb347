package org.sendwarehouse.evidence.process;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.evidence.status.Direction;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.Unit;

/**
 * An indicator before and after a decision, and whether it changed by more than common cause. With thirteen charted
 * periods before, the periods after are held against the limits of those before (Making Data Count); with fewer, shares
 * are compared by the two-proportion test and counts by the conditional Poisson test, at 5 %.
 *
 * <p>A change after a decision is no proof that the decision caused it.
 *
 * @param before null where there is nothing before
 * @param after null where there is nothing after
 * @param finding what became of it
 * @param method how it was found; null where nothing was
 * @param reason a sentence
 */
public record BeforeAndAfter(
        @Nullable Stretch before,
        @Nullable Stretch after,
        Finding finding,
        @Nullable String method,
        String reason) {
    /** Fewer months after a decision say nothing yet. */
    public static final int FEWEST_AFTER = 3;

    private static final String CHART = "Limits of the months before (XmR)";
    private static final String TEST = "Test of before against after at 5 %";

    /** What is compared with what. */
    public record Compared(List<Observation> before, List<Observation> after, boolean charted, int fewestAfter) {

        public Compared {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** Compares; the periods lie in order of time and carry values. */
    public static BeforeAndAfter of(Compared compared, Unit unit, Direction direction) {
        Stretch before = compared.before().isEmpty() ? null : Stretch.of(compared.before(), unit);
        Stretch after = compared.after().isEmpty() ? null : Stretch.of(compared.after(), unit);
        if (after == null || after.periods() < compared.fewestAfter()) {
            int periods = after == null ? 0 : after.periods();
            return new BeforeAndAfter(
                    before,
                    after,
                    Finding.TOO_EARLY,
                    null,
                    periods + " of " + compared.fewestAfter() + " periods since it was carried out.");
        }
        if (before == null) {
            return new BeforeAndAfter(null, after, Finding.NOT_MEASURED, null, "Nothing was measured before.");
        }
        String figures = figures(before, after, unit);
        if (compared.charted() && before.periods() >= Limits.FEWEST_POINTS) {
            Comparison change = XmrChart.after(values(compared.before()), values(compared.after()));
            return new BeforeAndAfter(before, after, Finding.of(change, direction), CHART, figures);
        }
        Comparison change = tested(before, after);
        if (change == null) {
            return new BeforeAndAfter(
                    before, after, Finding.NOT_MEASURED, null, figures + " There is no test for so few periods of it.");
        }
        return new BeforeAndAfter(before, after, Finding.of(change, direction), TEST, figures);
    }

    private static @Nullable Comparison tested(Stretch before, Stretch after) {
        if (before.numerator() == null || after.numerator() == null) {
            return null;
        }
        if (before.denominator() != null && after.denominator() != null) {
            return Comparison.ofProportions(
                    before.numerator(), before.denominator(), after.numerator(), after.denominator());
        }
        return Comparison.ofCounts(before.numerator(), before.days(), after.numerator(), after.days());
    }

    private static double[] values(List<Observation> figures) {
        return figures.stream()
                .mapToDouble(figure -> Objects.requireNonNull(figure.value()))
                .toArray();
    }

    private static String figures(Stretch before, Stretch after, Unit unit) {
        return "Before, " + periods(before) + ": " + unit.write(before.value()) + "; after, " + periods(after) + ": "
                + unit.write(after.value()) + ".";
    }

    private static String periods(Stretch stretch) {
        return stretch.periods() + (stretch.periods() == 1 ? " period" : " periods");
    }
}
