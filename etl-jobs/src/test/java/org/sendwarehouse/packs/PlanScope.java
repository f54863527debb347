package org.sendwarehouse.packs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a group's scope allows, worked out from the marts in plain steps: not with the rules that are tested. */
record PlanScope(Set<String> actions, Set<String> promises, Set<String> indicators) {
    Set<String> all() {
        Set<String> all = new HashSet<>(actions);
        all.addAll(promises);
        all.addAll(indicators);
        return all;
    }

    /**
     * Works it out.
     *
     * @param published has the whole plan's marts
     * @param except a key that counts for nothing: that of planted rows
     */
    static PlanScope of(GroupDefinition.Scope scope, Connection published, String except) throws SQLException {
        boolean everything = scope.equals(GroupDefinition.Scope.EVERYTHING);
        Set<String> actions = new HashSet<>();
        Set<String> promises = new HashSet<>();
        Set<String> indicators = new HashSet<>(scope.indicators());
        for (List<String> action : rows(
                published,
                "select action_key, area_for_improvement, coalesce(indicator_codes, '') from marts.action_status"
                        + " where action_key <> '" + except + "'")) {
            if (everything
                    || scope.areasForImprovement().contains(action.get(1))
                    || scope.actions().contains(action.get(0))) {
                actions.add(action.get(0));
                indicators.addAll(List.of(action.get(2).split("; ")));
            }
        }
        Set<String> asked = Set.copyOf(scope.indicators());
        for (List<String> promise : rows(
                published,
                "select promise_key, coalesce(action_key, ''), area_for_improvement, indicator_code"
                        + " from marts.milestone_status where promise_key <> '" + except + "'")) {
            String action = promise.get(1);
            if (everything
                    || actions.contains(action)
                    || asked.contains(promise.get(3))
                    || (action.isEmpty() && scope.areasForImprovement().contains(promise.get(2)))) {
                promises.add(promise.get(0));
                indicators.add(promise.get(3));
            }
        }
        if (everything) {
            rows(published, "select indicator_code from marts.indicator").forEach(row -> indicators.add(row.get(0)));
        }
        return new PlanScope(actions, promises, indicators);
    }

    /** Titles of the plan with the keys that have them; those that stand within another are left out. */
    static Map<String, Set<String>> titles(Connection published) throws SQLException {
        Map<String, Set<String>> titles = new TreeMap<>();
        for (List<String> row : rows(
                published,
                "select title, action_key from marts.action_status"
                        + " union select title, promise_key from marts.milestone_status"
                        + " union select title, indicator_code from marts.indicator")) {
            titles.computeIfAbsent(PackWords.squeezed(row.get(0)), title -> new TreeSet<>())
                    .add(row.get(1));
        }
        List<String> all = List.copyOf(titles.keySet());
        titles.keySet()
                .removeIf(title -> all.stream().anyMatch(other -> !other.equals(title) && other.contains(title)));
        return titles;
    }

    private static List<List<String>> rows(Connection published, String sql) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = published.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(row);
            }
        }
        return found;
    }
}
