package org.sendwarehouse.evidence.simulation;

/**
 * What a scenario changes.
 *
 * @param extraHundredths work done a month beside that of the past, in hundredths; less where negative
 * @param fromMonth first month of it, from 1
 * @param toMonth its last month
 * @param arrivalsPct demand in percent of that of the past
 */
public record Capacity(long extraHundredths, int fromMonth, int toMonth, int arrivalsPct) {
    /** Nothing changes. */
    public static final Capacity AS_NOW = new Capacity(0, 1, Integer.MAX_VALUE, 100);

    long extraIn(int month) {
        return month >= fromMonth && month <= toMonth ? extraHundredths : 0;
    }
}
