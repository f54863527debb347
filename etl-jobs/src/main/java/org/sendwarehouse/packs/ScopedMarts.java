package org.sendwarehouse.packs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.home.Definitions;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Puts views of the marts, narrowed to a group's scope, before a connection: {@code report-templates/scope.yaml} says how.
 * A pack is made from these views, so it cannot hold a row outside its group's scope, whatever a section asks for.
 *
 * <p>Within a scope, areas for improvement, themes and actions together select actions; indicators add the promises they
 * prove, and where nothing else is given, the actions too. A scope that is empty is the whole plan.
 */
final class ScopedMarts {
    private static final String RULES = "report-templates/scope.yaml";
    private static final String EVERY_ROW = "all";

    private ScopedMarts() {}

    /**
     * Makes the views on this connection, temporarily, in place of those of an earlier group.
     *
     * @throws SQLException when a rule of the file does not fit its mart
     */
    static void narrow(Connection published, GroupDefinition.Scope scope) throws SQLException {
        Set<String> given = marts(published);
        lists(published, scope, given);
        for (Map.Entry<String, String> rule : rules().entrySet()) {
            if (given.contains(rule.getKey())) {
                String where = EVERY_ROW.equals(rule.getValue()) ? "" : " where " + rule.getValue();
                run(
                        published,
                        "create or replace temp view " + rule.getKey() + " as select * from marts." + rule.getKey()
                                + where);
            }
        }
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        YAMLMapper.builder()
                .build()
                .readTree(Definitions.text(RULES))
                .properties()
                .forEach(rule -> rules.put(rule.getKey(), rule.getValue().stringValue()));
        return rules;
    }

    private static Set<String> marts(Connection published) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = published.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'marts'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void lists(Connection published, GroupDefinition.Scope scope, Set<String> given)
            throws SQLException {
        list(published, "asked_area", "code", scope.areasForImprovement());
        list(published, "asked_theme", "theme_key", scope.themes());
        list(published, "asked_action", "action_key", scope.actions());
        list(published, "asked_indicator", "indicator_code", scope.indicators());
        list(published, "asked_breakdown", "breakdown", scope.breakdowns());
        boolean areas = !scope.areasForImprovement().isEmpty();
        boolean parts = !scope.themes().isEmpty() || !scope.actions().isEmpty();
        boolean everything = !areas && !parts && scope.indicators().isEmpty();

        String ofIndicators = "list_has_any(string_split(coalesce(indicator_codes, ''), '; '),"
                + " (select list(indicator_code) from asked_indicator))";
        String ofPlan = asked("asked_area", "area_for_improvement") + " and " + asked("asked_theme", "theme_key")
                + " and " + asked("asked_action", "action_key");
        keys(
                published,
                given,
                "action_status",
                "action_key",
                everything ? "true" : areas || parts ? ofPlan : ofIndicators);

        String ofActions = "action_key in (from scope_action) or indicator_code in (from asked_indicator)";
        String ofArea = " or action_key is null and area_for_improvement in (from asked_area)";
        keys(
                published,
                given,
                "milestone_status",
                "promise_key",
                everything ? "true" : areas && !parts ? ofActions + ofArea : ofActions);

        run(published, "create or replace temp table scope_indicator as " + indicators(everything, given));
        run(
                published,
                "create or replace temp table scope_breakdown as select breakdown from marts.evidence"
                        + " where breakdown = 'all' or " + asked("asked_breakdown", "breakdown")
                        + " group by breakdown");
    }

    private static String indicators(boolean everything, Set<String> given) {
        if (everything) {
            return "select indicator_code from marts.indicator";
        }
        StringBuilder sql = new StringBuilder("select indicator_code from asked_indicator");
        if (given.contains("milestone_status")) {
            sql.append(
                    " union select indicator_code from marts.milestone_status where promise_key in (from scope_promise)");
        }
        if (given.contains("action_status")) {
            sql.append(" union select unnest(string_split(indicator_codes, '; ')) from marts.action_status")
                    .append(" where action_key in (from scope_action) and indicator_codes is not null");
        }
        return sql.toString();
    }

    /** True where nothing was asked for, or the column is among what was. */
    private static String asked(String list, String column) {
        return "(not exists (from " + list + ") or " + column + " in (from " + list + "))";
    }

    /** The keys in scope of a mart that has promises or actions: {@code scope_action}, {@code scope_promise}. */
    private static void keys(Connection published, Set<String> given, String mart, String key, String where)
            throws SQLException {
        String list = "scope_" + key.replace("_key", "");
        run(
                published,
                given.contains(mart)
                        ? "create or replace temp table " + list + " as select " + key + " from marts." + mart
                                + " where " + where
                        : "create or replace temp table " + list + " (" + key + " varchar)");
    }

    private static void list(Connection published, String name, String column, List<String> values)
            throws SQLException {
        run(published, "create or replace temp table " + name + " (" + column + " varchar)");
        try (PreparedStatement insert = published.prepareStatement("insert into " + name + " values (?)")) {
            for (String value : values) {
                insert.setString(1, value);
                insert.executeUpdate();
            }
        }
    }

    private static void run(Connection published, String sql) throws SQLException {
        try (Statement statement = published.createStatement()) {
            statement.execute(sql);
        }
    }
}
