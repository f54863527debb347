package org.sendwarehouse.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our counts beside what DfE published of this area: how many agree, and what each total that does not comes from. */
final class ReconciliationPage {
    private static final String YEARS = """
            select
                dataset,
                time_period,
                count(*),
                count(*) filter (where verdict = 'equal'),
                count(*) filter (where verdict = 'explained'),
                count(*) filter (where verdict in ('partly explained', 'not explained')),
                count(*) filter (where verdict in ('no number of ours', 'no published number', 'counted on another day'))
            from marts.reconciliation
            group by all
            order by dataset, time_period desc""";

    private static final String TOTALS = """
            select
                dataset,
                time_period,
                measure,
                our_value,
                published_value,
                difference,
                not_explained,
                verdict,
                causes,
                what_to_do
            from marts.reconciliation
            where breakdown_topic = 'all' and breakdown = 'all' and difference <> 0
            order by time_period desc, dataset, measure""";

    private final Words words;

    ReconciliationPage(Words words) {
        this.words = words;
    }

    Page page(Connection published) throws SQLException {
        return words.page(
                "reconciliation",
                Map.of(
                        "years",
                        SiteTemplates.around(Row.of(published, YEARS).stream()
                                .map(ReconciliationPage::year)
                                .toList()),
                        "totals",
                        SiteTemplates.around(Row.of(published, TOTALS).stream()
                                .map(ReconciliationPage::total)
                                .toList()),
                        "tables",
                        List.of(Link.table("marts.reconciliation"), Link.table("marts.reconciliation_part"))));
    }

    private static Map<String, Object> year(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dataset", row.text(0));
        fields.put("year", row.text(1));
        fields.put("numbers", Figures.count(row.number(2)));
        fields.put("equal", Figures.count(row.number(3)));
        fields.put("explained", Figures.count(row.number(4)));
        fields.put("notExplained", Figures.count(row.number(5)));
        fields.put("notCompared", Figures.count(row.number(6)));
        return fields;
    }

    private static Map<String, Object> total(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dataset", row.text(0));
        fields.put("year", row.text(1));
        fields.put("measure", row.text(2));
        fields.put("ours", Figures.plain(row.text(3)));
        fields.put("theirs", Figures.plain(row.text(4)));
        fields.put("difference", Figures.plain(row.text(5)));
        fields.put("notExplained", Figures.plain(row.text(6)));
        fields.put("verdict", row.text(7));
        fields.put("causes", row.text(8));
        fields.put("whatToDo", row.text(9));
        return fields;
    }
}
