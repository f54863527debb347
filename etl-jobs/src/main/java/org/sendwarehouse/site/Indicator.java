package org.sendwarehouse.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An indicator as the published catalogue has it.
 *
 * @param feeds ids of the feeds it is made of
 * @param insteadFeeds ids of those that stand in where an area does not deliver the others
 * @param changePoints days on which the series changed its meaning
 */
record Indicator(
        String code,
        String title,
        String question,
        String unit,
        String kind,
        String direction,
        String numerator,
        String denominator,
        String method,
        String owner,
        String benchmark,
        String target,
        String judgedBy,
        String minimum,
        String settlesAfter,
        String seasonal,
        List<String> areas,
        List<String> actions,
        List<String> feeds,
        List<String> insteadFeeds,
        List<String> breakdowns,
        List<String> periods,
        List<String> rules,
        List<String> changePoints) {

    private static final String CATALOGUE = """
            select
                code, title, question, unit, kind, replace(direction, '_', ' '), numerator, denominator, method, owner_role,
                benchmark_text, target_text, replace(judged_by, '_', ' '), minimum_denominator,
                case when kind <> 'later' then coalesce(settles_after_days, 28) end, seasonal,
                array_to_string(areas_for_improvement, '; '), array_to_string(evidence_for, '; '),
                replace(array_to_string(feeds, '; '), '/', '.'), replace(array_to_string(instead_feeds, '; '), '/', '.'),
                replace(array_to_string(breakdowns, '; '), '_', ' '), replace(array_to_string(periods, '; '), '_', ' '),
                array_to_string(quality_rules, '; '), array_to_string(change_points::varchar[], '; ')
            from reference.ref_indicators
            order by code""";

    static Map<String, Indicator> all(Connection published) throws SQLException {
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        for (Row row : Row.of(published, CATALOGUE)) {
            indicators.put(
                    row.text(0),
                    new Indicator(
                            row.text(0),
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.text(7),
                            row.text(8),
                            row.text(9),
                            row.text(10),
                            row.text(11),
                            row.text(12),
                            row.text(13),
                            row.text(14),
                            row.text(15),
                            row.list(16),
                            row.list(17),
                            row.list(18),
                            row.list(19),
                            row.list(20),
                            row.list(21),
                            row.list(22),
                            row.list(23)));
        }
        return indicators;
    }
}
