package org.sendwarehouse.site;

import org.sendwarehouse.warehouse.TableName;

/**
 * A name that leads to a page of the site.
 *
 * @param href from the site's folder on; empty where there is no page to lead to
 */
record Link(String text, String href) {

    static Link table(String name) {
        return new Link(name, tablePage(TableName.of(name)));
    }

    static String tablePage(TableName table) {
        return "tables/" + table + ".html";
    }

    static String schemaPage(String schema) {
        return "schemas/" + schema + ".html";
    }

    static Link feed(String id) {
        return new Link(id, feedPage(id));
    }

    static String feedPage(String id) {
        return "feeds/" + id + ".html";
    }

    static Link indicator(String code, String title) {
        return new Link(title, indicatorPage(code));
    }

    static String indicatorPage(String code) {
        return "indicators/" + code + ".html";
    }

    static Link rule(String code) {
        return new Link(code, "rules.html#" + code);
    }

    static Link pack(String layout, String title) {
        return new Link(title, "packs.html#layout-" + layout);
    }
}
