package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Indicators side by side: the newest figure that this audience is given, the one of a year before, England, and change. */
final class KeyFigureTables {
    /** Units that stand with the number, or need no word. */
    private static final List<String> UNSAID = List.of("percent", "weeks", "count", "yes/no");

    private KeyFigureTables() {}

    /**
     * A table of indicators in the order of {@code indicators}; those outside the group's scope are left out.
     *
     * <p>Further options: {@code periods}, kinds of period to look at; see {@link KeyFigure#of}.
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Block> blocks = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean withheld = false;
        for (String indicator : options.list("indicators")) {
            KeyFigure figure = KeyFigure.of(indicator, options.list("periods"), pack);
            if (figure != null) {
                rows.add(cells(figure, pack));
                withheld |= figure.withheld();
            }
        }
        blocks.addAll(Tables.table(
                id, "key-figures", rows, pack, "keyMeasure", "keyLatest", "keyBefore", "keyEngland", "keyChange"));
        if (withheld) {
            blocks.add(Block.of(id + "-key", "note", Map.of("text", pack.messages.say("keyFigures.withheld"))));
        }
        return blocks;
    }

    /** Rates are small and ratios near 1: whole numbers would say nothing. */
    private static String amount(@Nullable BigDecimal value, String unit) {
        if (value == null) {
            return Numbers.NOT_AVAILABLE;
        }
        return switch (unit) {
            case "per 100 pupils" -> Numbers.decimal(value, 2);
            case "ratio", "points", "whole-time equivalents" -> Numbers.decimal(value, 1);
            default -> Numbers.inUnit(value, unit);
        };
    }

    private static Map<String, @Nullable Object> cells(KeyFigure figure, PackContext pack) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        Row now = figure.now();
        cells.put(
                "keyMeasure",
                Styled.plainOverMuted(
                        figure.about().text("title", ""),
                        UNSAID.contains(figure.unit()) ? null : figure.unit(),
                        pack.palette.muted()));
        if (now == null) {
            String none = figure.withheld() ? pack.messages.say("keyFigures.c") : Numbers.NOT_AVAILABLE;
            cells.put("keyLatest", none);
            cells.put("keyBefore", Numbers.NOT_APPLICABLE);
            cells.put("keyEngland", Numbers.NOT_APPLICABLE);
            cells.put("keyChange", Numbers.NOT_APPLICABLE);
            return cells;
        }
        Row before = figure.before();
        BigDecimal england = now.number("benchmark_value");
        String share = Numbers.share(now.number("numerator"), now.number("denominator"));
        String period = PeriodWords.of("period.", now, pack);
        cells.put(
                "keyLatest",
                Styled.strongOverMuted(
                        amount(now.number("value"), figure.unit()),
                        "percent".equals(figure.unit()) && !share.isEmpty() ? share + ", " + period : period,
                        pack.palette.muted()));
        cells.put("keyBefore", before == null ? Numbers.NOT_AVAILABLE : amount(before.number("value"), figure.unit()));
        cells.put("keyEngland", england == null ? Numbers.NOT_AVAILABLE : amount(england, figure.unit()));
        cells.put("keyChange", pack.messages.say("keyFigures.change." + figure.sense()));
        return cells;
    }
}
