package org.sendwarehouse.evidence.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The 95 % interval of a ratio.
 *
 * @param lower the lower bound, at least 0
 * @param upper the upper bound; null where the data set none
 */
public record RatioInterval(double lower, @Nullable Double upper) {}
