package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.MoneyChart;
import org.sendwarehouse.packs.chart.MoneyChart.MoneyRow;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Money;
import org.sendwarehouse.packs.text.Numbers;

/** The high needs block in pounds: the newest year line by line against its budget, and what the years add up to. */
final class HighNeedsFigure {
    private static final String INDICATOR = "high_needs_budget_gbp";
    private static final String LATEST = """
            select * from high_needs_position where is_latest order by financial_year, level, line
            """;

    private HighNeedsFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("high_needs_position")) {
            return List.of();
        }
        List<Row> latest = pack.marts.rows(LATEST);
        List<Row> years = latest.stream()
                .filter(row -> "all lines".equals(row.text("level")))
                .toList();
        if (years.isEmpty()) {
            return List.of();
        }
        Row block = years.get(years.size() - 1);
        List<Row> lines = latest.stream()
                .filter(row -> "line".equals(row.text("level")))
                .filter(row -> row.text("financial_year", "").equals(block.text("financial_year")))
                .filter(row -> !nothing(row))
                .sorted(Comparator.comparing(
                                (Row row) -> row.number("variance_gbp"),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed()
                        .thenComparing(row -> row.text("line", "")))
                .toList();
        List<Block> blocks = new ArrayList<>(byLine(id, block, lines, pack));
        if (block.number("cumulative_variance_gbp") != null) {
            blocks.addAll(byYear(id + "-years", block, years, pack));
        }
        return blocks;
    }

    private static List<Block> byLine(String id, Row block, List<Row> lines, PackContext pack) {
        Messages words = pack.messages;
        List<MoneyRow> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row line : lines) {
            add(rows, said, line.text("line", ""), line, false, words);
        }
        add(rows, said, words.say("highNeeds.all"), block, true, words);
        List<Row> drawn = new ArrayList<>(lines);
        drawn.add(block);
        return Figures.block(
                id,
                new Figures.Text(title(block, words), subtitle(block, pack), Figures.ownSource(pack)),
                INDICATOR,
                chart(
                        rows,
                        block,
                        words.say(
                                "highNeeds.alt",
                                "year",
                                block.text("financial_year", ""),
                                "rows",
                                String.join("; ", said)),
                        words),
                values(drawn),
                pack);
    }

    private static List<Block> byYear(String id, Row block, List<Row> years, PackContext pack) {
        Messages words = pack.messages;
        List<MoneyRow> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Row first = years.get(0);
        BigDecimal carried = first.number("carried_variance_gbp");
        if (carried != null && carried.signum() != 0) {
            String name = words.say("highNeeds.before", "year", first.text("financial_year", ""));
            rows.add(new MoneyRow(name, carried.doubleValue(), List.of("", "", Money.signed(carried)), false));
            said.add(name + " " + Money.signed(carried));
        }
        for (Row year : years) {
            add(rows, said, year.text("financial_year", ""), year, false, words);
        }
        BigDecimal together = block.number("cumulative_variance_gbp");
        rows.add(new MoneyRow(
                words.say("highNeeds.together"),
                number(block, "cumulative_variance_gbp"),
                List.of("", "", Money.signed(together)),
                true));
        said.add(words.say("highNeeds.together") + " " + Money.signed(together));
        String which =
                together == null || together.signum() == 0 ? "even" : together.signum() > 0 ? "deficit" : "surplus";
        return Figures.block(
                id,
                new Figures.Text(
                        words.say(
                                "highNeeds.years.title",
                                "together",
                                words.say("highNeeds.years." + which, "amount", Money.of(abs(together)))),
                        subtitle(block, pack),
                        Figures.ownSource(pack)),
                INDICATOR,
                chart(rows, block, words.say("highNeeds.years.alt", "rows", String.join("; ", said)), words),
                values(years),
                pack);
    }

    private static MoneyChart chart(List<MoneyRow> rows, Row block, String alternative, Messages words) {
        return new MoneyChart(
                rows,
                List.of(
                        words.say("highNeeds.budget"),
                        words.say(block.flag("is_outturn") ? "highNeeds.spent" : "highNeeds.expected"),
                        words.say("highNeeds.difference")),
                words.say("highNeeds.lower"),
                words.say("highNeeds.higher"),
                alternative);
    }

    private static Figures.Values values(List<Row> rows) {
        return Figures.Values.of(
                rows,
                "financial_year",
                "line",
                "as_at_date",
                "is_outturn",
                "budget_gbp",
                "forecast_gbp",
                "actual_gbp",
                "expected_gbp",
                "variance_gbp",
                "cumulative_variance_gbp",
                "year_end_low_gbp",
                "year_end_high_gbp");
    }

    /** Lines that only carry something from earlier years have neither budget nor spend. */
    private static boolean nothing(Row row) {
        return zero(row.number("budget_gbp")) && zero(row.number("expected_gbp"));
    }

    private static boolean zero(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() == 0;
    }

    private static void add(
            List<MoneyRow> rows, List<String> said, String name, Row row, boolean strong, Messages words) {
        String difference = Money.signed(row.number("variance_gbp"));
        rows.add(new MoneyRow(
                name,
                number(row, "variance_gbp"),
                List.of(Money.of(row.number("budget_gbp")), Money.of(row.number("expected_gbp")), difference),
                strong));
        said.add(words.say(
                "highNeeds.alt.row",
                Map.of(
                        "name",
                        name,
                        "budget",
                        Money.of(row.number("budget_gbp")),
                        "expected",
                        Money.of(row.number("expected_gbp")),
                        "difference",
                        difference)));
    }

    private static @Nullable Double number(Row row, String column) {
        BigDecimal number = row.number(column);
        return number == null ? null : number.doubleValue();
    }

    private static String title(Row block, Messages words) {
        BigDecimal variance = block.number("variance_gbp");
        BigDecimal together = block.number("cumulative_variance_gbp");
        String which = variance == null
                ? "unknown"
                : variance.signum() == 0 ? "even" : variance.signum() > 0 ? "over" : "under";
        return words.say(
                "highNeeds.title." + which,
                Map.of(
                        "year", block.text("financial_year", ""),
                        "expected", Money.of(block.number("expected_gbp")),
                        "spent", words.say(block.flag("is_outturn") ? "highNeeds.was" : "highNeeds.willBe"),
                        "budget", Money.of(block.number("budget_gbp")),
                        "variance", Money.of(variance == null ? null : variance.abs()),
                        "percent", Numbers.percent(abs(block.number("variance_pct"))),
                        "together",
                                together == null
                                        ? ""
                                        : words.say(
                                                together.signum() < 0
                                                        ? "highNeeds.title.surplus"
                                                        : "highNeeds.title.deficit",
                                                "amount",
                                                Money.of(together.abs()))));
    }

    private static @Nullable BigDecimal abs(@Nullable BigDecimal number) {
        return number == null ? null : number.abs();
    }

    private static String subtitle(Row block, PackContext pack) {
        Messages words = pack.messages;
        boolean range = block.number("year_end_low_gbp") != null && block.number("year_end_high_gbp") != null;
        return words.say(
                "highNeeds.subtitle",
                Map.of(
                        "place",
                        pack.areaName(),
                        "date",
                        Numbers.date(block.date("as_at_date")),
                        "range",
                        range
                                ? words.say(
                                        "highNeeds.range",
                                        "low",
                                        Money.of(block.number("year_end_low_gbp")),
                                        "high",
                                        Money.of(block.number("year_end_high_gbp")))
                                : "",
                        "unknown",
                        block.integer("lines_unknown") > 0
                                ? words.say("highNeeds.unknown", "n", Numbers.count(block.integer("lines_unknown")))
                                : ""));
    }
}
