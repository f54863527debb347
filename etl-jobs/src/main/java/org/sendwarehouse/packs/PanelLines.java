package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.PanelsChart.Reference;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Lines across every panel of small multiples: what was promised, and England's newest share. Shares only: a part has no
 * share in the number of a whole.
 *
 * @param compared whether England's is among them
 */
record PanelLines(List<Reference> references, boolean compared) {
    private static final String ENGLAND = """
            select area_name, period_type, period_start, period_end, value
            from benchmark_comparison
            where indicator_code = ? and area_role = 'England' and value is not null
            order by period_end desc, period_type
            limit 1
            """;

    /** The lines of an indicator; a section's {@code target} goes before the newest promise. */
    static PanelLines of(Row about, Options options, PackContext pack) {
        List<Reference> references = new ArrayList<>();
        if (!"percent".equals(about.text("unit"))) {
            return new PanelLines(references, false);
        }
        Messages words = pack.messages;
        String indicator = about.text("indicator_code", "");
        BigDecimal target = target(options, indicator, pack);
        List<Row> england = pack.marts.has("benchmark_comparison") ? pack.marts.rows(ENGLAND, indicator) : List.of();
        // A promise to be in line with England is one line, not two on each other.
        boolean same = target != null
                && england.stream()
                        .anyMatch(row -> Numbers.percent(target).equals(Numbers.percent(row.number("value"))));
        if (target != null && !same) {
            references.add(new Reference(
                    "target", target.doubleValue(), words.say("multiples.target", "value", Numbers.percent(target))));
        }
        for (Row row : england) {
            String label = words.say(
                    same ? "multiples.target.england" : "multiples.england",
                    "name",
                    row.text("area_name", ""),
                    "value",
                    Numbers.percent(row.number("value")),
                    "period",
                    PeriodWords.of("period.", row, pack));
            references.add(new Reference(same ? "target" : "comparator", Figures.valueOf(row), label));
        }
        return new PanelLines(references, !england.isEmpty());
    }

    private static @Nullable BigDecimal target(Options options, String indicator, PackContext pack) {
        if (options.values().get("target") instanceof Number target) {
            return BigDecimal.valueOf(target.doubleValue());
        }
        if (!pack.marts.has("milestone_status")) {
            return null;
        }
        List<BigDecimal> promised =
                PromisedLines.of(indicator, pack.asAt().minusYears(1), pack).values();
        BigDecimal newest = promised.isEmpty() ? null : promised.get(promised.size() - 1);
        return newest == null || newest.signum() == 0 ? null : newest;
    }

    /** The lines as a sentence of an alternative text, or nothing. */
    String said(Messages words) {
        return references.isEmpty()
                ? ""
                : words.say(
                        "multiples.alt.lines",
                        "lines",
                        String.join(
                                "; ", references.stream().map(Reference::label).toList()));
    }
}
