package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.sendwarehouse.evidence.status.Unit;

/** The catalogue of indicators: a list, and a page each. */
final class IndicatorPages {
    /** Lists and the run are read by nearly all: they say nothing of where a figure comes from. */
    private static final String LISTS = "reference.";
    /** Periods that are seen at once; the others unfold. */
    private static final int NEWEST = 12;

    private final Contents contents;
    private final NamedInModels named;
    private final Words words;
    private final Star star;

    IndicatorPages(Contents contents, NamedInModels named, Words words, Star star) {
        this.star = star;
        this.contents = contents;
        this.named = named;
        this.words = words;
    }

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        List<Map<String, Object>> groups = new ArrayList<>();
        contents.areas()
                .forEach((code, title) -> groups.add(Map.of(
                        "code",
                        code,
                        "title",
                        title,
                        "rows",
                        contents.indicators().values().stream()
                                .filter(indicator -> indicator.areas().contains(code))
                                .map(IndicatorPages::entry)
                                .toList())));
        List<Map<String, Object>> others = contents.indicators().values().stream()
                .filter(indicator -> indicator.areas().isEmpty())
                .map(IndicatorPages::entry)
                .toList();
        pages.add(words.page("indicators", Map.of("groups", groups, "others", SiteTemplates.around(others))));
        contents.indicators().values().forEach(indicator -> pages.add(page(indicator)));
        return pages;
    }

    private static Map<String, Object> entry(Indicator indicator) {
        return Map.of(
                "link", Link.indicator(indicator.code(), indicator.title()),
                "question", indicator.question(),
                "unit", indicator.unit(),
                "owner", indicator.owner());
    }

    private Page page(Indicator indicator) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("indicator", indicator);
        fields.put(
                "areas",
                indicator.areas().stream()
                        .map(code -> code + ": " + contents.areas().getOrDefault(code, ""))
                        .toList());
        fields.put(
                "actions",
                SiteTemplates.around(indicator.actions().stream()
                        .map(key -> contents.actions().getOrDefault(key, key))
                        .toList()));
        fields.put("brokenDownBy", String.join(", ", indicator.breakdowns()));
        fields.put("periodKinds", String.join(", ", indicator.periods()));
        fields.put(
                "changes",
                SiteTemplates.around(
                        indicator.changePoints().stream().map(Figures::day).toList()));
        fields.put("feeds", SiteTemplates.around(feeds(indicator.feeds())));
        fields.put("instead", SiteTemplates.around(feeds(indicator.insteadFeeds())));
        fields.put("rules", SiteTemplates.around(rules(indicator)));
        fields.put("promises", SiteTemplates.around(promises(indicator)));
        fields.put("shown", SiteTemplates.around(contents.shownIn(indicator.code())));
        List<String> counting = named.counting(indicator.code());
        fields.put("unknown", counting.isEmpty());
        fields.put("graph", graph(indicator, counting));
        fields.put("series", series(indicator));
        return new Page(
                Link.indicatorPage(indicator.code()),
                words.kind("indicator"),
                indicator.title(),
                indicator.question(),
                "indicators",
                "indicator",
                fields);
    }

    private List<Map<String, Object>> feeds(List<String> ids) {
        return ids.stream()
                .map(id -> {
                    Row feed = contents.feeds().get(id);
                    return Map.<String, Object>of(
                            "link",
                            contents.feedLink(id),
                            "freshness",
                            feed == null ? "" : feed.text(1),
                            "newest",
                            feed == null ? "" : Figures.day(feed.text(2)));
                })
                .toList();
    }

    private List<Map<String, Object>> rules(Indicator indicator) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (String code : indicator.rules()) {
            Row rule = contents.rules().get(code);
            rules.add(Map.of(
                    "link",
                    Link.rule(code),
                    "title",
                    rule == null ? "" : rule.text(1),
                    "result",
                    rule == null ? "" : rule.text(4)));
        }
        return rules;
    }

    private List<Map<String, Object>> promises(Indicator indicator) {
        return contents.promises().getOrDefault(indicator.code(), List.of()).stream()
                .map(row -> Map.<String, Object>of(
                        "title", row.text(1),
                        "due", row.text(2),
                        "needed", row.text(3),
                        "status", row.text(4),
                        "reason", row.text(5)))
                .toList();
    }

    private List<Map<String, Object>> series(Indicator indicator) {
        List<Row> rows = contents.series().getOrDefault(indicator.code(), List.of());
        if (rows.isEmpty()) {
            return List.of();
        }
        Unit unit = Unit.of(indicator.unit());
        List<OptionalDouble> values = rows.stream().map(row -> value(row, 3)).toList();
        List<Map<String, Object>> periods = rows.stream()
                .map(row -> Map.<String, Object>of(
                        "from", Figures.day(row.text(1)),
                        "to", Figures.day(row.text(2)),
                        "value", written(unit, value(row, 3)),
                        "status", row.text(4),
                        "benchmark", written(unit, value(row, 5))))
                .toList();
        List<Map<String, Object>> known = periods.stream()
                .filter(period -> !"".equals(period.get("value")))
                .toList();
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("kind", rows.get(0).text(6));
        List<Map<String, Object>> newestFirst = new ArrayList<>(periods);
        Collections.reverse(newestFirst);
        int cut = Math.min(newestFirst.size(), NEWEST);
        series.put("newest", newestFirst.subList(0, cut));
        series.put("earlier", SiteTemplates.around(newestFirst.subList(cut, newestFirst.size())));
        series.put("line", Sparkline.of(values));
        series.put("first", known.isEmpty() ? Map.of() : known.get(0));
        series.put("last", known.isEmpty() ? Map.of() : known.get(known.size() - 1));
        series.put("compared", periods.stream().anyMatch(period -> !"".equals(period.get("benchmark"))));
        return List.of(series);
    }

    private static OptionalDouble value(Row row, int column) {
        String text = row.text(column);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    private static String written(Unit unit, OptionalDouble value) {
        return value.isEmpty() ? "" : unit.write(value.getAsDouble());
    }

    private List<Map<String, Object>> graph(Indicator indicator, List<String> counting) {
        Set<String> feeds = new LinkedHashSet<>(indicator.feeds());
        feeds.addAll(indicator.insteadFeeds());
        Set<String> sources = new TreeSet<>();
        for (String events : counting) {
            sources.addAll(sources(events));
        }
        Graph graph = new Graph();
        Graph.Node subject = Graph.Node.of(Link.indicator(indicator.code(), indicator.title()));
        graph.layer(words.layer("feeds"), feeds.stream().map(feed -> feed(feed)).toList());
        graph.layer(
                words.layer("tables"),
                sources.stream().map(name -> Graph.Node.of(contents.link(name))).toList());
        graph.layer(
                words.layer("counted"),
                counting.stream()
                        .map(name -> Graph.Node.of(contents.link(name)))
                        .toList());
        graph.layer(words.layer("indicator"), List.of(subject));
        List<Graph.Node> packs = contents.shownIn(indicator.code()).stream()
                .map(shown -> Graph.Node.of(shown.pack()))
                .distinct()
                .toList();
        graph.layer(words.layer("packs"), packs);
        packs.forEach(pack -> graph.edge(subject.id(), pack.id()));
        Set<String> joined = new TreeSet<>();
        for (String events : counting) {
            String to = Link.table(events).href();
            graph.edge(to, subject.id());
            for (String source : sources(events)) {
                String from = contents.link(source).href();
                graph.edge(from, to);
                for (String feed : contents.feedsBehind(source)) {
                    graph.edge(feed(feed).id(), from);
                    joined.add(feed);
                }
            }
        }
        feeds.stream()
                .filter(feed -> !joined.contains(feed))
                .forEach(feed -> graph.edge(feed(feed).id(), subject.id()));
        return graph.isWorthDrawing() ? List.of(graph.drawn(subject.id())) : List.of();
    }

    private List<String> sources(String table) {
        return star.madeFrom(table).stream()
                .filter(name -> !name.startsWith(LISTS))
                .toList();
    }

    private Graph.Node feed(String id) {
        return Graph.Node.of(contents.feedLink(id));
    }
}
