package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that may be given to an audience, with its true counts.
 *
 * @param key which figure
 * @param numerator what is counted; null for means and quantiles
 * @param denominator of how many; null for counts
 * @param earlier what the audience was shown of it at the previous publication; null where it was not part of it
 */
record Figure(
        Key key,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Shown earlier) {

    /** A figure's name: the columns of the key of {@code marts.evidence}. */
    record Key(
            String indicator,
            String area,
            String breakdown,
            String value,
            String periodType,
            LocalDate start,
            LocalDate end) {
        boolean isTotal() {
            return breakdown.equals("all");
        }
    }

    /** Which counts were shown. */
    record Shown(boolean numerator, boolean denominator) {}

    /** Whether it is a share of a whole, with a rest. */
    boolean isShare() {
        return count(Measure.Part.REST).isPresent();
    }

    /** The count, where the figure has it. */
    Optional<Long> count(Measure.Part part) {
        return switch (part) {
            case NUMERATOR -> Optional.ofNullable(numerator);
            case DENOMINATOR -> Optional.ofNullable(denominator);
            case REST ->
                numerator == null || denominator == null || numerator > denominator
                        ? Optional.empty()
                        : Optional.of(denominator - numerator);
        };
    }
}
