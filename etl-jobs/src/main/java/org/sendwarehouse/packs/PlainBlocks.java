package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Figures and promises in plain words, for families and everyone else: {@code 28 in every 100}, never a percentage; what
 * it means for the reader; and why a number is not there. Every sentence is a message; which one is said follows from
 * the data by the same tests as in every other pack.
 */
final class PlainBlocks {
    private static final int HUNDRED = 100;

    private PlainBlocks() {}

    /** Who it is from, and its title. */
    static List<Block> cover(String id, Options options, PackContext pack) {
        return List.of(Block.of(
                id,
                "plain-cover",
                Map.of(
                        "kicker",
                        pack.messages.say(options.text("kicker")),
                        "title",
                        pack.layout.title(),
                        "anchor",
                        "answer")));
    }

    /**
     * One figure: the number, what it is, how it was a year before, England, and what that means for the reader.
     *
     * <p>Options: {@code indicator}; {@code periods}, kinds of period to look at; {@code message}, the code that its
     * sentences start with ({@code .now}, {@code .what}, {@code .means} or, with {@code split}, {@code .means.high} and
     * {@code .means.low}); {@code short: true} where {@link #inShort} says it too.
     */
    static List<Block> figure(String id, Options options, PackContext pack) {
        KeyFigure figure = read(options, pack);
        String message = options.text("message");
        Messages words = pack.messages;
        List<Block> blocks = new ArrayList<>();
        if (figure == null || figure.now() == null) {
            String why = figure != null && figure.withheld() ? "plain.withheld" : "plain.none";
            blocks.add(Block.of(id, "paragraph", Map.of("text", words.say(why, "what", words.say(message + ".what")))));
        } else {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("number", number(figure.now(), figure, pack));
            values.put("text", text(message, figure, figure.now(), pack));
            blocks.add(Block.of(id, "plain-figure", values));
            pack.addFigure(
                    first(message, figure, figure.now(), pack), options.text("indicator"), COLUMNS, drawn(figure));
        }
        String means = means(message, options, figure);
        if (words.has(means)) {
            blocks.add(Block.of(
                    id + "-means",
                    "plain-means",
                    Map.of("text", Styled.labelled(words.say("plain.means"), words.say(means)))));
        }
        return blocks;
    }

    private static final List<String> COLUMNS = List.of(
            "period_type", "period_start", "period_end", "numerator", "denominator", "value", "benchmark_value");

    private static List<List<@Nullable Object>> drawn(KeyFigure figure) {
        List<Row> rows = new ArrayList<>();
        for (Row row : new Row[] {figure.before(), figure.now()}) {
            if (row != null) {
                rows.add(row);
            }
        }
        return Figures.Values.of(rows, COLUMNS.toArray(new String[0])).rows();
    }

    private static String means(String message, Options options, @Nullable KeyFigure figure) {
        int split = options.integer("split", 0);
        if (split == 0 || figure == null || figure.now() == null) {
            return message + ".means";
        }
        BigDecimal value = figure.now().number("value");
        boolean high = value != null && value.compareTo(BigDecimal.valueOf(split)) >= 0;
        return message + (high ? ".means.high" : ".means.low");
    }

    private static String text(String message, KeyFigure figure, Row now, PackContext pack) {
        Messages words = pack.messages;
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(message + ".now", "period", PeriodWords.of("plain.period.", now, pack)));
        Row before = figure.before();
        if (before != null) {
            sentences.add(words.say(
                    "plain.change." + figure.sense(),
                    "before",
                    number(before, figure, pack),
                    "period",
                    PeriodWords.of("plain.period.", before, pack)));
        }
        BigDecimal england = now.number("benchmark_value");
        if (england != null) {
            sentences.add(words.say("plain.england", "value", amount(england, figure.unit(), words)));
        }
        return String.join(" ", sentences);
    }

    /** {@code 28 in every 100}, {@code 14 weeks}, {@code 530}. */
    static String number(Row row, KeyFigure figure, PackContext pack) {
        BigDecimal value = row.number("value");
        return value == null ? Numbers.NOT_AVAILABLE : amount(value, figure.unit(), pack.messages);
    }

    private static String amount(BigDecimal value, String unit, Messages words) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        return switch (unit) {
            case "percent" -> {
                if (value.signum() > 0 && whole.signum() == 0) {
                    yield words.say("plain.number.low");
                }
                boolean all = value.intValue() < HUNDRED && whole.intValue() == HUNDRED;
                yield all
                        ? words.say("plain.number.nearlyAll")
                        : words.say("plain.number.percent", "n", Numbers.count(whole));
            }
            case "weeks" ->
                words.say(
                        whole.intValue() == 1 ? "plain.number.week" : "plain.number.weeks", "n", Numbers.count(whole));
            default -> Numbers.count(whole);
        };
    }

    /** The first things to know: of every figure of the layout that is marked {@code short: true}, its first sentence. */
    static List<Block> inShort(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Section section : pack.layout.sections().values()) {
            for (Map<String, @Nullable Object> description : section.blocks()) {
                Options block = new Options(description);
                KeyFigure figure = "plain".equals(block.text("kind")) && block.flag("short") ? read(block, pack) : null;
                if (figure != null && figure.now() != null) {
                    rows.add(Map.of("text", first(block.text("message"), figure, figure.now(), pack)));
                }
            }
        }
        return rows.isEmpty() ? List.of() : List.of(new Block(id, "list", Map.of(), rows, Block.Keep.FREE));
    }

    private static @Nullable KeyFigure read(Options options, PackContext pack) {
        return KeyFigure.of(options.text("indicator"), options.list("periods"), pack);
    }

    /** The number and what it is. */
    private static String first(String message, KeyFigure figure, Row now, PackContext pack) {
        return number(now, figure, pack) + " "
                + pack.messages.say(message + ".now", "period", PeriodWords.of("plain.period.", now, pack));
    }
}
