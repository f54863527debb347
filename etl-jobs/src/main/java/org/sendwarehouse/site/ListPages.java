package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.packs.PackContents;
import org.sendwarehouse.warehouse.BusMatrix;
import org.sendwarehouse.warehouse.Dictionary;
import org.sendwarehouse.warehouse.WorkedQuery;
import org.springframework.util.StringUtils;

/** The pages that are one list: the start, quality rules, worked questions, packs, lineage, the bus matrix, columns, A to Z. */
final class ListPages {
    private final Contents contents;
    private final Words words;
    private final Star star;

    ListPages(Contents contents, Words words, Star star) {
        this.star = star;
        this.contents = contents;
        this.words = words;
    }

    List<Page> pages(List<WorkedQuery> queries) {
        return List.of(rules(), queries(queries), packs(), lineage(), matrix(), columns());
    }

    Page start(List<WorkedQuery> queries) {
        long columns = contents.book().published().stream()
                .mapToLong(page -> page.columns().size())
                .sum();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tables", Figures.count(contents.book().published().size()));
        fields.put("columns", Figures.count(columns));
        fields.put("indicators", Figures.count(contents.indicators().size()));
        fields.put("feeds", Figures.count(contents.contracts().size()));
        fields.put("rules", Figures.count(contents.rules().size()));
        fields.put("queries", Figures.count(queries.size()));
        fields.put("packs", Figures.count(contents.packs().size()));
        fields.put("rulesFailed", SiteTemplates.around(results("failed")));
        fields.put(
                "late",
                SiteTemplates.around(contents.feeds().values().stream()
                        .filter(feed -> feed.text(1).equals("late"))
                        .map(feed -> contents.feedLink(feed.text(0)))
                        .toList()));
        fields.put(
                "schemas",
                contents.schemas().entrySet().stream()
                        .map(schema -> Map.of(
                                "link",
                                new Link(schema.getKey(), Link.schemaPage(schema.getKey())),
                                "holds",
                                schema.getValue()))
                        .toList());
        return words.page("index", fields);
    }

    private List<Map<String, Object>> results(String result) {
        return contents.rules().values().stream()
                .filter(rule -> rule.text(4).equals(result))
                .map(rule -> Map.<String, Object>of("link", Link.rule(rule.text(0)), "title", rule.text(1)))
                .toList();
    }

    private Page rules() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Row rule : contents.rules().values()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("code", rule.text(0));
            fields.put("title", rule.text(1));
            fields.put("severity", rule.text(2));
            fields.put("owner", rule.text(3));
            fields.put("result", rule.text(4));
            fields.put("judged", !rule.text(5).isEmpty());
            fields.put("violations", Figures.count(rule.number(5)));
            fields.put("of", Figures.count(rule.number(6)));
            fields.put("threshold", Figures.plain(rule.text(7)));
            fields.put("reason", rule.text(8));
            fields.put("advice", rule.text(9));
            fields.put(
                    "indicators",
                    SiteTemplates.around(
                            rule.list(10).stream().map(contents::indicatorLink).toList()));
            fields.put(
                    "feeds",
                    SiteTemplates.around(rule.list(11).stream()
                            .map(feed -> contents.feedLink(feed.replace('/', '.')))
                            .toList()));
            rules.add(fields);
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        contents.rules().values().forEach(rule -> counts.merge(rule.text(4), 1L, Long::sum));
        return words.page(
                "rules",
                Map.of(
                        "failed",
                        SiteTemplates.around(results("failed")),
                        "rules",
                        rules,
                        "counts",
                        counts.entrySet().stream()
                                .map(count ->
                                        Map.of("result", count.getKey(), "count", Figures.count(count.getValue())))
                                .toList()));
    }

    private Page queries(List<WorkedQuery> queries) {
        Map<String, List<Map<String, Object>>> subjects = new TreeMap<>();
        for (WorkedQuery query : queries) {
            subjects.computeIfAbsent(query.about(), about -> new ArrayList<>())
                    .add(Map.of(
                            "code",
                            query.code(),
                            "question",
                            query.question(),
                            "care",
                            query.care(),
                            "sql",
                            query.sql(),
                            "answer",
                            query.answer(),
                            "indicators",
                            SiteTemplates.around(query.indicators().stream()
                                    .map(contents::indicatorLink)
                                    .toList())));
        }
        return words.page(
                "queries",
                Map.of(
                        "subjects",
                        subjects.entrySet().stream()
                                .map(subject -> Map.of(
                                        "id",
                                        subject.getKey(),
                                        "title",
                                        StringUtils.capitalize(subject.getKey().replace('_', ' ')),
                                        "queries",
                                        subject.getValue()))
                                .toList()));
    }

    private Page packs() {
        List<Map<String, Object>> packs = new ArrayList<>();
        for (PackContents pack : contents.packs()) {
            List<Map<String, Object>> parts = pack.parts().stream()
                    .map(part -> Map.<String, Object>of(
                            "title",
                            part.title(),
                            "indicators",
                            SiteTemplates.around(part.indicators().stream()
                                    .map(contents::indicatorLink)
                                    .toList())))
                    .toList();
            packs.add(Map.of(
                    "layout",
                    pack.layout(),
                    "title",
                    pack.title(),
                    "subject",
                    pack.subject(),
                    "groups",
                    String.join(", ", pack.groups()),
                    "parts",
                    parts));
        }
        return words.page("packs", Map.of("packs", packs));
    }

    private Page lineage() {
        List<Map<String, Object>> feeds = new ArrayList<>();
        for (Contract contract : contents.contracts()) {
            feeds.add(Map.of(
                    "feed",
                    Link.feed(contract.id()),
                    "landed",
                    contract.tables().stream()
                            .map(table -> contents.link("landing." + table.name()))
                            .toList(),
                    "tables",
                    contract.tables().stream()
                            .flatMap(table -> star.firstOf(table.name()).stream())
                            .distinct()
                            .sorted()
                            .map(Link::table)
                            .toList(),
                    "indicators",
                    contents.restingOn(contract.id()).stream()
                            .map(indicator -> Link.indicator(indicator.code(), indicator.title()))
                            .toList()));
        }
        return words.page("lineage", Map.of("feeds", feeds));
    }

    private Page matrix() {
        BusMatrix matrix = BusMatrix.of(contents.book().published());
        List<Link> dimensions = matrix.dimensions().stream()
                .map(name -> new Link(
                        BusMatrix.shortName(name),
                        Link.table("warehouse." + name).href()))
                .toList();
        List<Map<String, Object>> facts = matrix.facts().stream()
                .map(fact -> Map.<String, Object>of(
                        "link",
                        new Link(
                                fact.name(),
                                Link.table("warehouse." + fact.name()).href()),
                        "grain",
                        fact.grain(),
                        "cells",
                        matrix.dimensions().stream()
                                .map(dimension -> Map.of("joined", fact.joins(dimension)))
                                .toList(),
                        "by",
                        String.join(
                                ", ",
                                fact.joined().values().stream()
                                        .flatMap(List::stream)
                                        .distinct()
                                        .toList())))
                .toList();
        return words.page("bus-matrix", Map.of("dimensions", dimensions, "facts", facts));
    }

    private Page columns() {
        Map<String, List<Link>> columns = new TreeMap<>();
        for (Dictionary.Page page : contents.book().published()) {
            String table = TablePages.name(page).toString();
            for (Dictionary.Column column : page.columns()) {
                columns.computeIfAbsent(column.name(), name -> new ArrayList<>())
                        .add(new Link(table, Link.table(table).href() + "#column-" + column.name()));
            }
        }
        return words.page(
                "columns",
                Map.of(
                        "columns",
                        columns.entrySet().stream()
                                .map(column -> Map.of("name", column.getKey(), "rows", column.getValue()))
                                .toList()));
    }

    /** Everything that has a page, by its first letter. */
    Page letters(List<Page> pages) {
        Map<String, Map<String, Map<String, Object>>> letters = new TreeMap<>();
        for (Page page : pages) {
            String first = page.title().substring(0, 1).toUpperCase(Locale.UK);
            String letter = Character.isLetter(first.charAt(0)) ? first : "0 to 9";
            letters.computeIfAbsent(letter, any -> new TreeMap<>())
                    .put(
                            page.title().toLowerCase(Locale.UK) + " " + page.path(),
                            Map.of("link", new Link(page.title(), page.path()), "kind", page.kind()));
        }
        return words.page(
                "a-z",
                Map.of(
                        "letters",
                        letters.entrySet().stream()
                                .map(letter -> Map.of(
                                        "letter",
                                        letter.getKey(),
                                        "id",
                                        "letter-" + letter.getKey().replace(' ', '-'),
                                        "rows",
                                        letter.getValue().values()))
                                .toList()));
    }
}
