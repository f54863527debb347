package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a figure comes from: what is measured, how, and the deliveries it rests on. */
final class Lineage {
    private Lineage() {}

    /**
     * The lineage of an indicator, for the manifest.
     *
     * @return measure and method, then each feed with the date of its newest delivery; empty where the figure is not of one
     *     indicator of the catalogue
     */
    static Map<String, Object> of(String indicator, PackContext pack) {
        Map<String, Object> lineage = new LinkedHashMap<>();
        for (Row row : pack.marts.rows("select * from indicator where indicator_code = ?", indicator)) {
            lineage.put("measure", row.text("title", ""));
            lineage.put("method", row.text("method", ""));
            lineage.put("feeds", feeds(row.text("feeds", ""), pack));
        }
        return lineage;
    }

    private static List<Map<String, Object>> feeds(String names, PackContext pack) {
        List<Map<String, Object>> feeds = new ArrayList<>();
        for (String name : names.split("; ", -1)) {
            if (!name.isBlank()) {
                Map<String, Object> feed = new LinkedHashMap<>();
                feed.put("feed", name);
                pack.marts
                        .rows("select last_as_of from data_quality_feed where source || '/' || feed = ?", name)
                        .forEach(row -> feed.put("as_of", String.valueOf(row.date("last_as_of"))));
                feeds.add(feed);
            }
        }
        return feeds;
    }
}
