package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.Dictionary;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.TableName;

/** The pages of schemas and tables. */
final class TablePages {
    private static final String PASSED = "passed";

    private final Contents contents;
    private final ModelCatalogue catalogue;
    private final Words words;
    /** The tables of each schema: those that are published in the order of the guide, then the others. */
    private final Map<String, List<Dictionary.Page>> schemas = new LinkedHashMap<>();

    private final Map<TableName, Long> rows = new HashMap<>();

    TablePages(Contents contents, ModelCatalogue catalogue, Words words) {
        this.contents = contents;
        this.catalogue = catalogue;
        this.words = words;
        contents.schemas().keySet().forEach(schema -> schemas.put(schema, new ArrayList<>()));
        contents.book().published().forEach(this::add);
        Map<String, List<Dictionary.Page>> others = new TreeMap<>();
        contents.book().onTheWay().forEach(page -> others.computeIfAbsent(page.schema(), schema -> new ArrayList<>())
                .add(page));
        others.forEach((schema, pages) -> pages.forEach(this::add));
    }

    private void add(Dictionary.Page page) {
        schemas.computeIfAbsent(page.schema(), schema -> new ArrayList<>()).add(page);
        rows.put(name(page), page.rows());
    }

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(words.page("tables", Map.of("schemas", list(true), "others", list(false))));
        schemas.keySet().forEach(schema -> pages.add(schema(schema)));
        contents.book().published().forEach(page -> pages.add(page(page, true)));
        contents.book().onTheWay().forEach(page -> pages.add(page(page, false)));
        return pages;
    }

    private List<Map<String, Object>> list(boolean published) {
        return schemas.entrySet().stream()
                .filter(schema -> contents.schemas().containsKey(schema.getKey()) == published)
                .map(schema -> Map.<String, Object>of(
                        "link",
                        new Link(schema.getKey(), Link.schemaPage(schema.getKey())),
                        "holds",
                        contents.schemas().getOrDefault(schema.getKey(), ""),
                        "count",
                        Figures.count(listed(schema.getKey()).size())))
                .toList();
    }

    private Page schema(String schema) {
        boolean published = contents.schemas().containsKey(schema);
        return new Page(
                Link.schemaPage(schema),
                words.kind("schema"),
                schema,
                contents.schemas().getOrDefault(schema, ""),
                "tables",
                "schema",
                Map.of(
                        "holds",
                        contents.schemas().getOrDefault(schema, ""),
                        "published",
                        published,
                        "tables",
                        listed(schema)));
    }

    /** The tables of a schema, then its views, which lead to the table that they show. */
    private List<Map<String, Object>> listed(String schema) {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (Dictionary.Page page : schemas.getOrDefault(schema, List.of())) {
            listed.add(listed(page.table(), name(page), page.description(), isPublished(page) ? page.rows() : null));
        }
        for (Dictionary.View view : contents.book().views()) {
            if (view.name().schema().equals(schema)) {
                listed.add(listed(view.name().table(), view.of(), view.description(), rows.get(view.of())));
            }
        }
        return listed;
    }

    private static Map<String, Object> listed(String name, TableName leadsTo, String description, @Nullable Long rows) {
        return Map.of(
                "link",
                new Link(name, Link.tablePage(leadsTo)),
                "description",
                description,
                "rows",
                rows == null ? "" : Figures.count(rows));
    }

    private boolean isPublished(Dictionary.Page page) {
        return !page.columns().isEmpty();
    }

    static TableName name(Dictionary.Page page) {
        return new TableName(page.schema(), page.table());
    }

    /** Its columns: as the database has them, or, where the table is not published, as its definition describes them. */
    List<Dictionary.Column> columns(Dictionary.Page page) {
        if (isPublished(page)) {
            return page.columns();
        }
        return catalogue.find(page.table()).stream()
                .flatMap(model -> model.columns().values().stream())
                .map(column ->
                        new Dictionary.Column(column.name(), column.type().orElse(""), column.comment()))
                .toList();
    }

    private Page page(Dictionary.Page page, boolean published) {
        TableName table = name(page);
        List<Map<String, Object>> tests = page.tests().stream()
                .map(test -> Map.<String, Object>of(
                        "test",
                        test.test(),
                        "severity",
                        test.severity(),
                        "result",
                        test.result(),
                        "failed",
                        !test.result().equals(PASSED),
                        "violations",
                        Figures.count(test.violations())))
                .toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", page.description());
        fields.put("published", published);
        fields.put("schema", new Link(page.schema(), Link.schemaPage(page.schema())));
        fields.put("grain", page.grain());
        fields.put("owner", page.owner());
        fields.put("sensitivity", page.sensitivity());
        fields.put("key", page.key() == null ? "" : page.key());
        fields.put("file", page.file());
        fields.put("rows", Figures.count(page.rows()));
        fields.put("columns", SiteTemplates.around(columns(page)));
        fields.put("tests", SiteTemplates.around(tests));
        fields.put("landed", SiteTemplates.around(landed(table)));
        fields.put("graph", graph(page));
        return new Page(
                Link.tablePage(table),
                words.kind("table"),
                table.toString(),
                page.description(),
                "tables",
                "table",
                fields);
    }

    private List<Map<String, Object>> landed(TableName table) {
        List<Map<String, Object>> landed = new ArrayList<>();
        for (String name : contents.origin(table.toString())) {
            Row delivery = contents.deliveries().get(name);
            landed.add(Map.of(
                    "feed",
                    contents.feedOf(name).map(feed -> Link.feed(feed.id())).orElse(new Link(name, "")),
                    "table",
                    name,
                    "newest",
                    delivery == null ? "" : Figures.day(delivery.text(1)),
                    "deliveries",
                    delivery == null ? "0" : Figures.count(delivery.number(2)),
                    "accepted",
                    delivery == null ? "0" : Figures.count(delivery.number(3)),
                    "rejected",
                    delivery == null ? "0" : Figures.count(delivery.number(4))));
        }
        return landed;
    }

    private List<Map<String, Object>> graph(Dictionary.Page page) {
        String self = name(page).toString();
        Graph graph = new Graph();
        List<Graph.Node> feeds = contents.feedsBehind(self).stream()
                .map(feed -> Graph.Node.of(Link.feed(feed)))
                .toList();
        List<Link> from = page.madeFrom().stream().map(contents::link).toList();
        Graph.Node subject = Graph.Node.of(Link.table(self));
        graph.layer(words.layer("feeds"), feeds);
        graph.layer(words.layer("from"), from.stream().map(Graph.Node::of).toList());
        graph.layer(words.layer("table"), List.of(subject));
        List<Graph.Node> to = page.usedBy().stream()
                .map(name -> Graph.Node.of(contents.link(name)))
                .toList();
        graph.layer(words.layer("to"), to);
        for (Link source : from) {
            String id = Graph.Node.of(source).id();
            graph.edge(id, subject.id());
            behind(source.text()).forEach(feed -> graph.edge(Link.feedPage(feed), id));
        }
        to.forEach(user -> graph.edge(subject.id(), user.id()));
        return graph.isWorthDrawing() ? List.of(graph.drawn(subject.id())) : List.of();
    }

    private List<String> behind(String table) {
        return table.startsWith("landing")
                ? contents.feedOf(table.substring(table.indexOf('.') + 1)).stream()
                        .map(feed -> feed.id())
                        .toList()
                : contents.feedsBehind(table);
    }
}
