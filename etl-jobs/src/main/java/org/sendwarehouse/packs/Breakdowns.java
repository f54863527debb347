package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Every measure in scope by every breakdown that its data bring: a table that names the parts which differ from the rest,
 * and charts of those that matter most. Which there are follows from the data and the group's scope, not from a list.
 */
final class Breakdowns {
    /** So many parts are named; how many more there are is counted. */
    private static final int NAMED = 4;

    private static final String VALUES = """
            select breakdown, breakdown_value, period_type, period_start, period_end, numerator, denominator, value, lower,
                upper, data_status
            from evidence
            where indicator_code = ? and value is not null
            order by breakdown, breakdown_value, period_type, period_end
            """;

    private Breakdowns() {}

    /**
     * A breakdown of one measure.
     *
     * @param parts figures of the newest period, in order of their codes
     * @param enough those with cases enough to be told
     * @param differing those that differ from the rest beyond chance
     */
    private record Of(Row about, String breakdown, List<Row> parts, List<Row> enough, List<Differing> differing) {
        boolean isTested() {
            return enough.stream().anyMatch(row -> row.number("numerator") != null || row.number("lower") != null);
        }
    }

    private record Differing(Row part, Comparison direction) {}

    /**
     * The table and the charts.
     *
     * @param options {@code figures}: the most charts; {@code first}: breakdowns that are drawn before others, such as
     *     {@code agency}
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Of> all = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Row about :
                pack.marts.rows("select * from indicator where unit <> 'yes/no' order by title, indicator_code")) {
            List<Of> found = of(about, pack);
            all.addAll(found);
            boolean measured = !found.isEmpty()
                    || !pack.marts
                            .rows(VALUES, about.text("indicator_code", ""))
                            .isEmpty();
            if (found.isEmpty() && measured) {
                without.add(about.text("title", ""));
            }
        }
        if (all.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("breakdowns.none"))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(id + "-why", "paragraph", Map.of("text", pack.messages.say("breakdowns.why")))
                .keptWithNext());
        blocks.addAll(table(id, all, pack));
        if (!without.isEmpty()) {
            blocks.add(Block.of(
                    id + "-without",
                    "note",
                    Map.of("text", pack.messages.say("breakdowns.without", "measures", String.join("; ", without)))));
        }
        blocks.addAll(charts(id, options, all, pack));
        return blocks;
    }

    private static List<Of> of(Row about, PackContext pack) {
        List<Row> values = pack.marts.rows(VALUES, about.text("indicator_code", ""));
        List<Of> found = new ArrayList<>();
        values.stream()
                .map(row -> row.text("breakdown", ""))
                .filter(breakdown -> !"all".equals(breakdown))
                .distinct()
                .forEach(breakdown -> {
                    Of of = of(about, breakdown, values);
                    if (of.parts().size() > 1) {
                        found.add(of);
                    }
                });
        return found;
    }

    private static Of of(Row about, String breakdown, List<Row> values) {
        long least = about.integer("minimum_denominator");
        String finding = PartPeriods.finding(values, breakdown, PartPeriods.drawn(values, breakdown, least));
        List<Row> parts = PartPeriods.newest(values, breakdown, finding);
        Row whole = PartPeriods.ends(values, "all", finding).isEmpty()
                ? null
                : PartPeriods.newest(values, "all", finding).get(0);
        List<Row> enough = parts.stream()
                .filter(row -> row.number("denominator") == null || row.integer("denominator") >= least)
                .toList();
        List<Differing> differing = new ArrayList<>();
        for (Row part : enough) {
            Comparison direction = whole == null || !samePeriod(part, whole)
                    ? Comparison.NO_CLEAR_CHANGE
                    : compare(part, whole, about);
            if (direction != Comparison.NO_CLEAR_CHANGE) {
                differing.add(new Differing(part, direction));
            }
        }
        return new Of(about, breakdown, parts, enough, differing);
    }

    private static boolean samePeriod(Row part, Row whole) {
        return Figures.endOf(part).equals(Figures.endOf(whole));
    }

    /** Shares against the rest; of medians and means, only intervals that do not touch the whole's. */
    private static Comparison compare(Row part, Row whole, Row about) {
        if ("percent".equals(about.text("unit"))
                && part.number("numerator") != null
                && whole.number("numerator") != null) {
            return MultiplesFigure.againstRest(part, whole);
        }
        if (part.number("denominator") == null
                || part.number("lower") == null
                || part.number("upper") == null
                || whole.number("lower") == null
                || whole.number("upper") == null) {
            return Comparison.NO_CLEAR_CHANGE;
        }
        if (bound(part, "lower").compareTo(bound(whole, "upper")) > 0) {
            return Comparison.HIGHER;
        }
        return bound(part, "upper").compareTo(bound(whole, "lower")) < 0
                ? Comparison.LOWER
                : Comparison.NO_CLEAR_CHANGE;
    }

    private static java.math.BigDecimal bound(Row row, String which) {
        java.math.BigDecimal bound = row.number(which);
        return bound == null ? java.math.BigDecimal.ZERO : bound;
    }

    private static List<Block> table(String id, List<Of> all, PackContext pack) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Map<String, Row> measures = new LinkedHashMap<>();
        List<Row> drawn = new ArrayList<>();
        for (Of of : all) {
            String code = of.about().text("indicator_code", "");
            measures.put(code, of.about());
            lines.computeIfAbsent(code, k -> new ArrayList<>()).add(line(of, pack));
            for (Row part : of.parts()) {
                Map<String, @Nullable Object> value = new LinkedHashMap<>(part.values());
                value.put("indicator_code", code);
                drawn.add(new Row(value));
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        measures.forEach((code, about) -> {
            pack.print(code);
            Newest newest = Newest.of(code, pack);
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put(
                    "measure",
                    Styled.plainOverMuted(
                            about.text("title"),
                            newest == null ? null : newest.value(newest.now()) + ", " + newest.note(newest.now()),
                            pack.palette.muted()));
            cells.put("breakdownsOf", String.join("\n", lines.getOrDefault(code, List.of())));
            rows.add(cells);
        });
        List<Block> blocks = new ArrayList<>(Tables.table(id, "breakdowns", rows, pack, "measure", "breakdownsOf"));
        blocks.add(Figures.ofTable(
                id + "-source",
                pack.messages.say("breakdowns.title"),
                "",
                Figures.Values.of(
                        drawn,
                        "indicator_code",
                        "breakdown",
                        "breakdown_value",
                        "period_type",
                        "period_start",
                        "period_end",
                        "numerator",
                        "denominator",
                        "value",
                        "lower",
                        "upper",
                        "data_status"),
                pack));
        return blocks;
    }

    /** {@code By locality (5): North higher, 52.1 %}. */
    private static String line(Of of, PackContext pack) {
        String breakdown = capital(MultiplesFigure.breakdownWords(of.breakdown(), pack.messages));
        String n = Numbers.count(of.parts().size());
        if (of.enough().isEmpty()) {
            return pack.messages.say("breakdowns.line.few", "breakdown", breakdown, "n", n);
        }
        if (!of.isTested()) {
            return pack.messages.say(
                    "breakdowns.line.span",
                    "breakdown",
                    breakdown,
                    "n",
                    n,
                    "least",
                    value(Months.lowest(of.enough()), of.about()),
                    "most",
                    value(Months.highest(of.enough()), of.about()));
        }
        if (of.differing().isEmpty()) {
            return pack.messages.say("breakdowns.line.none", "breakdown", breakdown, "n", n);
        }
        List<String> parts = new ArrayList<>();
        for (Differing differing :
                of.differing().subList(0, Math.min(NAMED, of.differing().size()))) {
            parts.add(pack.messages.say(
                    differing.direction() == Comparison.HIGHER ? "breakdowns.higher" : "breakdowns.lower",
                    "part",
                    MultiplesFigure.name(of.breakdown(), differing.part().text("breakdown_value", ""), pack.messages),
                    "value",
                    value(differing.part(), of.about())));
        }
        if (of.differing().size() > NAMED) {
            parts.add(pack.messages.say(
                    "breakdowns.more", "n", Numbers.count(of.differing().size() - (long) NAMED)));
        }
        return pack.messages.say(
                "breakdowns.line.some", "breakdown", breakdown, "n", n, "parts", String.join("; ", parts));
    }

    private static String value(Row row, Row about) {
        return Numbers.inUnit(row.number("value"), about.text("unit"));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Charts of the breakdowns asked for first, then of what is gravest in the ledger, then of where most parts differ. */
    private static List<Block> charts(String id, Options options, List<Of> all, PackContext pack) {
        List<String> first = options.list("first");
        List<String> gravest = Promises.select(new Options(Map.of()), pack).stream()
                .map(row -> row.text("indicator_code", ""))
                .toList();
        List<Of> chosen = all.stream()
                .filter(of -> of.enough().size() > 1)
                .filter(of -> first.contains(of.breakdown()) || !of.differing().isEmpty())
                .sorted(Comparator.comparing((Of of) -> !first.contains(of.breakdown()))
                        .thenComparing(of -> rank(gravest, of.about().text("indicator_code", "")))
                        .thenComparing(of -> -of.differing().size())
                        .thenComparing(of -> of.about().text("indicator_code", "") + " " + of.breakdown()))
                .limit(options.integer("figures", 4))
                .toList();
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (Of of : chosen) {
            Map<String, @Nullable Object> figure = new LinkedHashMap<>(options.values());
            figure.put("indicator", of.about().text("indicator_code"));
            figure.put("breakdown", of.breakdown());
            blocks.addAll(MultiplesFigure.compose(id + "-figure-" + ++number, new Options(figure), pack));
        }
        return blocks;
    }

    private static int rank(List<String> gravest, String indicator) {
        int rank = gravest.indexOf(indicator);
        return rank < 0 ? gravest.size() : rank;
    }
}
