package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Where open cases stand and how long ago they were requested: one row an age, oldest first. */
final class CaseAges {
    private CaseAges() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("stage_open")) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows("""
                select age_band, band_order, sum(open_cases)::bigint as cases,
                    string_agg(stage_title || ': ' || open_cases, '; ' order by stage_order)
                        filter (where open_cases > 0) as stages
                from stage_open
                group by age_band, band_order
                order by band_order desc, age_band
                """)) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("age", row.text("age_band"));
            cells.put("cases", Numbers.count(row.number("cases")));
            cells.put("stages", row.text("stages", Numbers.NOT_APPLICABLE));
            rows.add(cells);
        }
        return Tables.table(id, "case-ages", rows, pack, "age", "cases", "stages");
    }
}
