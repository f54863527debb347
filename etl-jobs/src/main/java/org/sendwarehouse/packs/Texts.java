package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Texts from marts as they go into narrow columns. */
final class Texts {
    private Texts() {}

    /** Keeps a percent sign with its number. */
    static String tidy(String text) {
        return text.replace(" %", "\u00A0%");
    }

    /** The first of several roles, and how many more there are; the workbook has them all. */
    static String role(@Nullable String roles, Messages words) {
        if (roles == null || roles.isBlank()) {
            return Numbers.NOT_AVAILABLE;
        }
        List<String> each = List.of(roles.split("\\s*;\\s*"));
        return each.size() == 1
                ? roles
                : words.say(
                        each.size() == 2 ? "role.other" : "role.others",
                        "first",
                        each.get(0),
                        "n",
                        Numbers.count(each.size() - 1L));
    }

    /** What a promise needs: the figure with its year where it is a published benchmark, else the plan's words. */
    static String needed(Row promise) {
        BigDecimal benchmark = promise.number("benchmark_value");
        BigDecimal target = promise.number("target_value");
        if (benchmark != null && target != null && benchmark.compareTo(target) == 0) {
            return Numbers.inUnit(benchmark, promise.text("unit")) + " (" + promise.text("benchmark_area_name", "")
                    + " " + promise.text("benchmark_period", "") + ")";
        }
        return tidy(promise.text("needed_text", Numbers.NOT_APPLICABLE));
    }
}
