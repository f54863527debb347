package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.text.Numbers;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What inspectors look for, beside what the partnership can show: criteria are data ({@code report-templates/criteria}),
 * each with the indicators and promises that speak to it, and with what no data here can show.
 */
final class CriteriaBlocks {
    private CriteriaBlocks() {}

    /**
     * A set of criteria.
     *
     * @param source where they come from, and what was checked
     * @param criteria in the order of the source
     */
    record Criteria(String source, List<Criterion> criteria) {}

    /**
     * One criterion.
     *
     * @param heading in our words
     * @param indicators that speak to it
     * @param promises keys of milestones and actions' promises whose status speaks to it
     * @param elsewhere what inspectors will look at that no figure here shows
     */
    record Criterion(String heading, List<String> indicators, List<String> promises, String elsewhere) {
        Criterion {
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
            promises = promises == null ? List.of() : List.copyOf(promises);
        }
    }

    /** A file of {@code report-templates/criteria}. */
    static Criteria read(String name) {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Definitions.text("report-templates/criteria/" + name + ".yaml"), Criteria.class);
    }

    /** Where the criteria come from; option {@code criteria}, the file. */
    static List<Block> source(String id, Options options, PackContext pack) {
        return List.of(Block.of(
                id, "note", Map.of("text", read(options.text("criteria")).source())));
    }

    /** One row a criterion: how many of its figures there are, which way they move, and what its promises say. */
    static List<Block> overview(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        int number = 0;
        for (Criterion criterion : read(options.text("criteria")).criteria()) {
            number++;
            int given = 0;
            Map<String, Integer> senses = new LinkedHashMap<>();
            List.of("worse", "better", "same").forEach(sense -> senses.put(sense, 0));
            for (String indicator : criterion.indicators()) {
                KeyFigure figure = KeyFigure.of(indicator, List.of(), pack);
                if (figure != null && figure.now() != null) {
                    given++;
                    senses.merge(figure.sense(), 1, Integer::sum);
                }
            }
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("criterion", number + ". " + criterion.heading());
            cells.put(
                    "figures",
                    pack.messages.say(
                            "criteria.figures",
                            "given",
                            Numbers.count(given),
                            "of",
                            Numbers.count(criterion.indicators().size())));
            cells.put("better", Numbers.count(senses.getOrDefault("better", 0)));
            cells.put("worse", Numbers.count(senses.getOrDefault("worse", 0)));
            cells.put("same", Numbers.count(senses.getOrDefault("same", 0)));
            cells.put("promised", promised(criterion, pack));
            rows.add(cells);
        }
        return Tables.table(id, "criteria", rows, pack, "criterion", "figures", "better", "worse", "same", "promised");
    }

    private static String promised(Criterion criterion, PackContext pack) {
        List<Row> promises = promises(criterion, pack);
        return promises.isEmpty() ? Numbers.NOT_APPLICABLE : Promises.countList(promises, pack);
    }

    private static List<Row> promises(Criterion criterion, PackContext pack) {
        return pack.marts.rows("select * from milestone_status order by order_no, promise_key").stream()
                .filter(row -> criterion.promises().contains(row.text("promise_key", "")))
                .toList();
    }

    /** A heading, figures, promises and what lies elsewhere, criterion by criterion. */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (Criterion criterion : read(options.text("criteria")).criteria()) {
            number++;
            String own = id + "-" + number;
            blocks.add(Block.of(own, "heading-2", Map.of("text", number + ". " + criterion.heading(), "anchor", own))
                    .keptWithNext());
            Map<String, @Nullable Object> of = new LinkedHashMap<>(Map.of("indicators", criterion.indicators()));
            blocks.addAll(KeyFigureTables.compose(own + "-figures", new Options(of), pack));
            List<Map<String, @Nullable Object>> said = new ArrayList<>();
            for (Row promise : promises(criterion, pack)) {
                said.add(Map.of(
                        "text",
                        Promises.isMeasured(promise)
                                ? Promises.sentence(promise, pack)
                                : pack.messages.say("criteria.unmeasured", "title", promise.text("title", ""))));
            }
            if (!said.isEmpty()) {
                blocks.add(Block.of(
                                own + "-promised",
                                "plain-means",
                                Map.of("text", pack.messages.say("criteria.promised")))
                        .keptWithNext());
                blocks.add(new Block(own + "-promises", "list", Map.of(), said, Block.Keep.FREE));
            }
            blocks.add(Block.of(
                    own + "-elsewhere",
                    "note",
                    Map.of("text", pack.messages.say("criteria.elsewhere", "what", criterion.elsewhere()))));
        }
        return blocks;
    }
}
