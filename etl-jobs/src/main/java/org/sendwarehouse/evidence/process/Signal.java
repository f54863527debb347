package org.sendwarehouse.evidence.process;

/**
 * What one point shows beyond common cause.
 *
 * @param rule the rule it meets
 * @param higher whether it points up: above the limits or the centre, or rising
 */
public record Signal(Rule rule, boolean higher) {

    /** The word that tables print. */
    public String side() {
        return higher ? "higher" : "lower";
    }
}
