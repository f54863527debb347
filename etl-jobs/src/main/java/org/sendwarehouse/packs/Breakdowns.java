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

    /** Of more parts than this, such as schools, none is named: by chance alone some would always stand out. */
    private static final int MOST_PARTS = 20;

    private Breakdowns() {}

    /**
     * The table and the charts.
     *
     * @param options {@code indicators}: these measures only; {@code why}: the message above the table; {@code figures}: the
     *     most charts; {@code first}: breakdowns that are drawn before others, such as
     *     {@code agency}
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<BreakdownOf> all = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> wanted = options.list("indicators");
        for (Row about :
                pack.marts.rows("select * from indicator where unit <> 'yes/no' order by title, indicator_code")) {
            if (!wanted.isEmpty() && !wanted.contains(about.text("indicator_code", ""))) {
                continue;
            }
            List<BreakdownOf> found = BreakdownOf.all(about, pack);
            all.addAll(found);
            if (found.isEmpty() && Newest.of(about.text("indicator_code", ""), pack) != null) {
                without.add(about.text("title", ""));
            }
        }
        if (all.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("breakdowns.none"))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(
                        id + "-why",
                        "paragraph",
                        Map.of("text", pack.messages.say(options.text("why", "breakdowns.why"))))
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

    private static List<Block> table(String id, List<BreakdownOf> all, PackContext pack) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Map<String, List<String>> alike = new LinkedHashMap<>();
        Map<String, Row> measures = new LinkedHashMap<>();
        List<Row> drawn = new ArrayList<>();
        for (BreakdownOf of : all) {
            String code = of.about().text("indicator_code", "");
            measures.put(code, of.about());
            if (of.differing().isEmpty()) {
                alike.computeIfAbsent(code, k -> new ArrayList<>()).add(told(of, pack));
            } else {
                lines.computeIfAbsent(code, k -> new ArrayList<>()).add(line(of, pack));
            }
            for (Row part : of.parts()) {
                Map<String, @Nullable Object> value = new LinkedHashMap<>(part.values());
                value.put("indicator_code", code);
                drawn.add(new Row(value));
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<String> nothing = new ArrayList<>();
        List<String> untested = new ArrayList<>();
        measures.forEach((code, about) -> {
            List<String> own = lines.getOrDefault(code, List.of());
            List<String> rest = alike.getOrDefault(code, List.of());
            if (all.stream().noneMatch(of -> of.about().equals(about) && of.isTested())) {
                untested.add(about.text("title", ""));
                return;
            }
            if (own.isEmpty()) {
                nothing.add(about.text("title", "") + " (" + String.join(", ", rest) + ")");
                return;
            }
            pack.print(code);
            Newest newest = Newest.of(code, pack);
            List<String> said = new ArrayList<>(own);
            if (!rest.isEmpty()) {
                said.add(pack.messages.say("breakdowns.line.none", "breakdowns", String.join(", ", rest)));
            }
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put(
                    "measure",
                    Styled.plainOverMuted(
                            about.text("title"),
                            newest == null ? null : newest.value(newest.now()) + ", " + newest.note(newest.now()),
                            pack.palette.muted()));
            cells.put("breakdownsOf", String.join("\n", said));
            rows.add(cells);
        });
        List<Block> blocks = new ArrayList<>(Tables.table(id, "breakdowns", rows, pack, "measure", "breakdownsOf"));
        if (!nothing.isEmpty()) {
            blocks.add(Block.of(
                    id + "-alike",
                    "note",
                    Map.of("text", pack.messages.say("breakdowns.alike", "measures", String.join("; ", nothing)))));
        }
        if (!untested.isEmpty()) {
            blocks.add(Block.of(
                    id + "-untested",
                    "note",
                    Map.of(
                            "text",
                            pack.messages.say("breakdowns.uncounted", "measures", String.join("; ", untested)))));
        }
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

    /** A breakdown in which nothing differs: its name, and why where it could not be told. */
    private static String told(BreakdownOf of, PackContext pack) {
        String breakdown = MultiplesFigure.breakdownWords(of.breakdown(), pack.messages);
        return of.enough().isEmpty()
                ? pack.messages.say("breakdowns.few", "breakdown", breakdown)
                : of.isTested() ? breakdown : pack.messages.say("breakdowns.untested", "breakdown", breakdown);
    }

    /** {@code Locality (5): North higher, 52.1 %}. */
    private static String line(BreakdownOf of, PackContext pack) {
        String breakdown = capital(MultiplesFigure.breakdownWords(of.breakdown(), pack.messages));
        String n = Numbers.count(of.parts().size());
        if (of.parts().size() > MOST_PARTS) {
            return pack.messages.say(
                    "breakdowns.line.many",
                    "breakdown",
                    breakdown,
                    "n",
                    n,
                    "higher",
                    Numbers.count(of.count(Comparison.HIGHER)),
                    "lower",
                    Numbers.count(of.count(Comparison.LOWER)));
        }
        List<String> parts = new ArrayList<>();
        for (BreakdownOf.Differing differing :
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
    private static List<Block> charts(String id, Options options, List<BreakdownOf> all, PackContext pack) {
        List<String> first = options.list("first");
        List<String> gravest = Promises.select(new Options(Map.of()), pack).stream()
                .map(row -> row.text("indicator_code", ""))
                .toList();
        List<BreakdownOf> chosen = all.stream()
                .filter(of -> of.enough().size() > 1 && of.parts().size() <= MOST_PARTS)
                .filter(of -> first.contains(of.breakdown()) || !of.differing().isEmpty())
                .sorted(Comparator.comparing((BreakdownOf of) -> !first.contains(of.breakdown()))
                        .thenComparing(of -> rank(gravest, of.about().text("indicator_code", "")))
                        .thenComparing(of -> -of.differing().size())
                        .thenComparing(of -> of.about().text("indicator_code", "") + " " + of.breakdown()))
                .limit(options.integer("figures", 4))
                .toList();
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (BreakdownOf of : chosen) {
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
