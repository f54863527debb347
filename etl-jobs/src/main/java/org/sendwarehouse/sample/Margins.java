package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Published one-way counts turned into hands of labels to deal out. */
final class Margins {
    private Margins() {}

    /** How many of each label; labels the release leaves at 0 are left out. */
    static Map<String, Integer> of(List<Published.Row> rows, ToIntFunction<Published.Row> count) {
        Map<String, Integer> margin = new LinkedHashMap<>();
        for (Published.Row row : rows) {
            int n = count.applyAsInt(row);
            if (n > 0) {
                margin.merge(row.breakdown(), n, Integer::sum);
            }
        }
        return margin;
    }

    /** A hand of exactly {@code size} labels, shuffled; at another scale the margin is thinned or repeated evenly. */
    static List<String> hand(Map<String, Integer> margin, int size, Dice dice) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, Integer> label : margin.entrySet()) {
            all.addAll(Collections.nCopies(label.getValue(), label.getKey()));
        }
        if (all.isEmpty() && size > 0) {
            throw new IllegalArgumentException("Nothing to deal from for " + size);
        }
        List<String> hand = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            hand.add(all.get((int) ((long) i * all.size() / size)));
        }
        dice.shuffle(hand);
        return hand;
    }

    /** The years of a published age: {@code age 10}, {@code Aged 2 and under}, {@code under 3}, {@code age 20 and over}. */
    static int age(String label) {
        String digits = label.replaceAll("[^0-9]", "");
        int years = Integer.parseInt(digits);
        return label.startsWith("under") ? years - 1 : years;
    }
}
