package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A small line of an indicator's series, with a gap where a period has no figure that may be shown. */
final class Sparkline {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 64;
    private static final double MARGIN = 6;

    private Sparkline() {}

    /** What the template draws; nothing where fewer than two periods have a figure. */
    static List<Map<String, Object>> of(List<OptionalDouble> values) {
        List<Double> known = values.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        if (known.size() < 2) {
            return List.of();
        }
        double least = known.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = known.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> dots = new ArrayList<>();
        List<String> run = new ArrayList<>();
        String last = "";
        for (int i = 0; i < values.size(); i++) {
            OptionalDouble value = values.get(i);
            if (value.isPresent()) {
                double x = MARGIN + (WIDTH - 2 * MARGIN) * i / (values.size() - 1);
                double share = most > least ? (value.getAsDouble() - least) / (most - least) : 0.5;
                String y = number(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share);
                last = number(x) + "," + y;
                run.add(last);
            }
            if (value.isEmpty() || i == values.size() - 1) {
                if (run.size() > 1) {
                    lines.add(String.join(" ", run));
                } else if (run.size() == 1) {
                    dots.add(dot(run.get(0)));
                }
                run.clear();
            }
        }
        dots.add(dot(last));
        return List.of(Map.of("width", (int) WIDTH, "height", (int) HEIGHT, "lines", lines, "dots", dots));
    }

    private static Map<String, Object> dot(String point) {
        int comma = point.indexOf(',');
        return Map.of("x", point.substring(0, comma), "y", point.substring(comma + 1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
