package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.receive.template.ColumnWords;
import org.sendwarehouse.receive.template.FeedPage;

/** The feeds by their contracts: a list, and a page each. */
final class FeedPages {
    private final Contents contents;
    private final NamedInModels named;
    private final Words words;
    private final Star star;

    FeedPages(Contents contents, NamedInModels named, Words words, Star star) {
        this.star = star;
        this.contents = contents;
        this.named = named;
        this.words = words;
    }

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        List<Map<String, Object>> entries = contents.contracts().stream()
                .map(contract -> Map.<String, Object>of(
                        "link", Link.feed(contract.id()),
                        "title", contract.title(),
                        "owner", contract.ownerRole(),
                        "due", contract.due().text(),
                        "freshness", freshness(contract)))
                .toList();
        pages.add(words.page("feeds", Map.of("feeds", entries)));
        contents.contracts().forEach(contract -> pages.add(page(contract)));
        return pages;
    }

    private String freshness(Contract contract) {
        Row feed = contents.feeds().get(contract.id());
        return feed == null ? "" : feed.text(1);
    }

    private Page page(Contract contract) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", contract.id());
        fields.put("purpose", contract.purpose());
        fields.put("owner", contract.ownerRole());
        fields.put("due", contract.due().text());
        fields.put("delivery", FeedPage.delivery(contract));
        fields.put("scope", FeedPage.scope(contract));
        fields.put("formats", FeedPage.formats(contract));
        fields.put("encodings", String.join(", ", contract.accepts().encodings()));
        fields.put("refused", contract.maxRejectPct());
        fields.put("kept", contract.retention().text());
        fields.put("keptBy", contract.retention().source());
        fields.put(
                "contract",
                "warehouse-sql/contracts/" + contract.source() + "/" + contract.feed() + ".odcs.yaml, version "
                        + contract.version());
        fields.put("books", books(contract));
        fields.put(
                "tables",
                contract.tables().stream().map(table -> table(contract, table)).toList());
        fields.put("graph", graph(contract));
        fields.put(
                "rules",
                SiteTemplates.around(contents.rules().values().stream()
                        .filter(rule -> ofFeed(rule, contract))
                        .map(rule ->
                                Map.of("link", Link.rule(rule.text(0)), "title", rule.text(1), "result", rule.text(4)))
                        .toList()));
        return new Page(
                Link.feedPage(contract.id()),
                words.kind("feed"),
                contract.title(),
                contract.purpose(),
                "feeds",
                "feed",
                fields);
    }

    private static boolean ofFeed(Row rule, Contract contract) {
        return rule.list(11).contains(contract.source() + "/" + contract.feed());
    }

    private List<Map<String, Object>> books(Contract contract) {
        Row feed = contents.feeds().get(contract.id());
        return feed == null
                ? List.of()
                : List.of(Map.of(
                        "freshness", feed.text(1),
                        "newest", Figures.day(feed.text(2)),
                        "deliveries", Figures.count(feed.number(3)),
                        "read", Figures.count(feed.number(4)),
                        "accepted", Figures.count(feed.number(5)),
                        "rejected", Figures.count(feed.number(6)),
                        "waiting", feed.text(7),
                        "next", Figures.day(feed.text(8))));
    }

    private Map<String, Object> table(Contract contract, Table table) {
        List<Map<String, Object>> delivered = new ArrayList<>();
        if (!contract.survey()) {
            for (Column column : table.columns()) {
                if (!column.isDerived()) {
                    delivered.add(Map.of(
                            "names", ColumnWords.names(column),
                            "key", column.key(),
                            "description", column.description(),
                            "format", ColumnWords.format(column),
                            "needed", ColumnWords.needed(column),
                            "allowed", ColumnWords.allowed(column),
                            "personal", column.personal(),
                            "treatment", ColumnWords.treatment(column)));
                }
            }
        }
        List<Map<String, Object>> landed = new ArrayList<>();
        for (LandedColumn column : table.landedColumns()) {
            landed.add(Map.of(
                    "id", anchor(table, column),
                    "name", column.name(),
                    "type", column.type().sql(),
                    "description", column.description(),
                    "from", String.join(", ", column.from()),
                    "readers",
                            named.readers(table.name(), column.name()).stream()
                                    .map(Link::table)
                                    .toList()));
        }
        return Map.of(
                "name",
                table.name(),
                "grain",
                table.grain(),
                "delivered",
                SiteTemplates.around(delivered),
                "landed",
                SiteTemplates.around(landed));
    }

    static String anchor(Table table, LandedColumn column) {
        return "column-" + table.name() + "-" + column.name();
    }

    private List<Map<String, Object>> graph(Contract contract) {
        TreeSet<String> own = new TreeSet<>();
        contract.tables().forEach(table -> own.add(table.name()));
        Graph graph = new Graph();
        Graph.Node subject = Graph.Node.of(Link.feed(contract.id()));
        List<Graph.Node> landed = own.stream()
                .map(name -> Graph.Node.of(contents.link("landing." + name)))
                .toList();
        TreeSet<String> facts = new TreeSet<>();
        for (String table : own) {
            for (String fact : star.firstOf(table)) {
                facts.add(fact);
                graph.edge(
                        contents.link("landing." + table).href(),
                        Link.table(fact).href());
            }
        }
        List<Graph.Node> indicators = new ArrayList<>();
        for (Indicator indicator : contents.restingOn(contract.id())) {
            Graph.Node node = Graph.Node.of(Link.indicator(indicator.code(), indicator.title()));
            indicators.add(node);
            for (String events : named.counting(indicator.code())) {
                star.madeFrom(events).stream()
                        .filter(facts::contains)
                        .forEach(fact -> graph.edge(Link.table(fact).href(), node.id()));
            }
        }
        landed.forEach(table -> graph.edge(subject.id(), table.id()));
        graph.layer(words.layer("feed"), List.of(subject));
        graph.layer(words.layer("landed"), landed);
        graph.layer(
                words.layer("star"),
                facts.stream().map(fact -> Graph.Node.of(Link.table(fact))).toList());
        graph.layer(words.layer("indicators"), indicators);
        return List.of(graph.drawn(subject.id()));
    }
}
