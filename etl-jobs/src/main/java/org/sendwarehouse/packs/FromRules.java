package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.text.Numbers;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Sentences that follow from data by rules which are data too ({@code report-templates/rules}): the questions that a
 * member could ask, what a report recommends. A rule is a query over what the group may see, and the message that each
 * of its rows is said with. A new question is a new rule, never code.
 */
final class FromRules {
    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private FromRules() {}

    /**
     * One rule.
     *
     * @param reads the marts it reads; where this audience has not all of them, the rule says nothing
     * @param rows a query with a total order and a limit; a number is printed in the unit of column {@code unit}
     * @param say code of the message whose places are named like columns: {@code {dueDate}} for {@code due_date}
     * @param because code of the message that says what it rests on, or null
     */
    record Rule(
            List<String> reads,
            String rows,
            String say,
            @Nullable String because) {}

    /** The rules of a file of {@code report-templates/rules}, in order. */
    static List<Rule> read(String name) {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readerForListOf(Rule.class)
                .readValue(Definitions.text("report-templates/rules/" + name + ".yaml"));
    }

    /** A list of sentences; options: {@code rules}, the file. Nothing where no rule speaks. */
    static List<Block> list(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Said said : said(options, pack)) {
            rows.add(Map.of("text", said.sentence()));
        }
        return rows.isEmpty() ? List.of() : List.of(new Block(id, "list", Map.of(), rows, Block.Keep.FREE));
    }

    /** A table of questions and what they rest on; options: {@code rules}, the file, and {@code limit}. */
    static List<Block> questions(String id, Options options, PackContext pack) {
        List<Said> all = said(options, pack);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Said said : all.subList(0, Math.min(all.size(), options.integer("limit", all.size())))) {
            rows.add(Map.of("question", said.sentence(), "because", said.because()));
        }
        return rows.isEmpty()
                ? List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("questions.none"))))
                : Tables.table(id, "questions", rows, pack, "question", "because");
    }

    private record Said(String sentence, String because) {}

    private static List<Said> said(Options options, PackContext pack) {
        List<Said> said = new ArrayList<>();
        for (Rule rule : read(options.text("rules"))) {
            if (rule.reads().stream().allMatch(pack.marts::has)) {
                for (Row row : pack.marts.rows(rule.rows())) {
                    String[] places = places(row, pack);
                    said.add(new Said(
                            pack.messages.say(rule.say(), places),
                            rule.because() == null ? "" : pack.messages.say(rule.because(), places)));
                }
            }
        }
        return said;
    }

    /** Every column as a place of a message: dates in full, numbers in the row's unit. */
    private static String[] places(Row row, PackContext pack) {
        List<String> places = new ArrayList<>(List.of("area", pack.areaName(), "group", pack.group.name()));
        String unit = row.values().containsKey("unit") ? row.text("unit") : null;
        row.values().forEach((column, value) -> {
            places.add(place(column));
            if (value instanceof LocalDate date) {
                places.add(Numbers.date(date));
            } else if (value instanceof Number) {
                BigDecimal number = row.number(column);
                places.add(
                        value instanceof Long || value instanceof Integer || number == null
                                ? Numbers.count(number)
                                : Numbers.inUnit(number, unit));
            } else {
                places.add(value == null ? Numbers.NOT_AVAILABLE : Texts.tidy(value.toString()));
            }
        });
        return places.toArray(new String[0]);
    }

    /** A column as messages name it: {@code due_date} is {@code dueDate}. */
    private static String place(String column) {
        return NEXT_WORD.matcher(column).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }
}
