package org.sendwarehouse.packs.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers on axes: thousands with commas, no needless decimals, a true minus. */
final class Plain {
    private static final char MINUS = '\u2212';

    private Plain() {}

    static String number(double value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.UK);
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat("#,##0.##", symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(BigDecimal.valueOf(value));
    }

    /** With its sign, nought without one. */
    static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** Pounds on an axis, in millions from a million on: {@code £2.5m}, {@code −£500,000}. */
    static String pounds(double value) {
        double size = Math.abs(value);
        String text = size >= 1_000_000 ? "£" + number(size / 1_000_000) + "m" : "£" + number(size);
        return value < 0 ? MINUS + text : text;
    }
}
