package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.util.Optional;
import org.sendwarehouse.quality.QualityRule.Severity;

/**
 * What became of one rule in one run.
 *
 * @param violatedPct 100 × violations ÷ denominator, four decimals; absent where nothing was counted
 * @param reason why it does not apply, or why it could not be evaluated
 */
public record QualityResult(
        String code,
        String title,
        Severity severity,
        String owner,
        Outcome outcome,
        long violations,
        long denominator,
        Optional<BigDecimal> violatedPct,
        BigDecimal thresholdPct,
        Optional<String> reason,
        String advice) {

    /** The four results; none of the others is ever shown as passed. */
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        /** The rule's own query does not run. */
        ERROR("error"),
        NOT_APPLICABLE("not applicable");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As the database says it. */
        public String label() {
            return label;
        }
    }

    /** A fatal rule that was broken, or could not be evaluated, keeps the run from being published. */
    public boolean refuses() {
        return severity == Severity.FATAL && (outcome == Outcome.FAILED || outcome == Outcome.ERROR);
    }
}
