package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.warehouse.Dictionary;
import org.sendwarehouse.warehouse.WorkedQuery;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the search looks through: every page, and the columns, fields, rules and questions on them. A script and no data
 * file, since a page that is read from a folder may load the one and not the other.
 */
final class SearchIndex {
    private static final int SENTENCE = 160;

    private final List<List<String>> entries = new ArrayList<>();
    private final Words words;

    SearchIndex(Words words) {
        this.words = words;
    }

    void pages(List<Page> pages) {
        pages.forEach(page -> add(page.kind(), page.title(), page.path(), page.about()));
    }

    void things(Contents contents, TablePages tables, List<WorkedQuery> queries) {
        contents.indicators()
                .values()
                .forEach(indicator -> add(
                        words.kind("code"), indicator.code(), Link.indicatorPage(indicator.code()), indicator.title()));
        contents.rules()
                .values()
                .forEach(rule -> add(
                        words.kind("rule"),
                        rule.text(0),
                        Link.rule(rule.text(0)).href(),
                        rule.text(1)));
        queries.forEach(
                query -> add(words.kind("query"), query.code(), "queries.html#" + query.code(), query.question()));
        contents.book().published().forEach(page -> columns(page, tables));
        contents.book().onTheWay().forEach(page -> columns(page, tables));
        for (Contract contract : contents.contracts()) {
            add(words.kind("feed"), contract.id(), Link.feedPage(contract.id()), contract.title());
            for (Table table : contract.tables()) {
                for (LandedColumn column : table.landedColumns()) {
                    add(
                            words.kind("field"),
                            contract.id() + ": " + column.name(),
                            Link.feedPage(contract.id()) + "#" + FeedPages.anchor(table, column),
                            column.description());
                }
            }
        }
    }

    private void columns(Dictionary.Page page, TablePages tables) {
        String table = TablePages.name(page).toString();
        tables.columns(page)
                .forEach(column -> add(
                        words.kind("column"),
                        table + "." + column.name(),
                        Link.table(table).href() + "#column-" + column.name(),
                        column.description()));
    }

    private void add(String kind, String title, String href, String about) {
        String text = about.length() <= SENTENCE ? about : about.substring(0, SENTENCE - 1) + "…";
        entries.add(List.of(kind, title, href, text));
    }

    String script() {
        return "window.siteIndex = " + JsonMapper.shared().writeValueAsString(entries) + ";\n";
    }
}
