package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sendwarehouse.warehouse.Layer;
import org.sendwarehouse.warehouse.Model;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.ParsedQuery;
import org.sendwarehouse.warehouse.QueryParser;
import org.sendwarehouse.warehouse.TableName;

/**
 * What can be told from the SQL of the models, by DuckDB's own parser, beyond which table reads which: the columns that a
 * model names, and the indicators that it counts. What a model takes by a star it does not name.
 */
final class NamedInModels {
    private static final Set<String> LANDED = Set.of("landing", "landing_history");

    private final Map<String, Map<TableName, Set<String>>> columns = new HashMap<>();
    private final Map<String, List<TableName>> counted = new HashMap<>();

    /** @param indicators codes of all of them */
    NamedInModels(ModelCatalogue catalogue, Set<String> indicators) {
        Map<String, Set<String>> lists = lists(catalogue, indicators);
        try (QueryParser parser = new QueryParser()) {
            for (Model model : catalogue.models()) {
                if (model.body() instanceof Model.Select select && readsLanded(model)) {
                    columns(model, parser.parse(model.file(), select.sql()));
                }
            }
            for (TableName events : putTogether(catalogue)) {
                Optional<Model> model = catalogue.find(events.table());
                if (model.isPresent() && model.get().body() instanceof Model.Select select) {
                    Set<String> named = new HashSet<>(
                            parser.parse(model.get().file(), select.sql()).texts());
                    model.get().reads().forEach(read -> named.addAll(lists.getOrDefault(read.table(), Set.of())));
                    indicators.stream().filter(named::contains).forEach(code -> counted.computeIfAbsent(
                                    code, any -> new ArrayList<>())
                            .add(events));
                }
            }
        }
    }

    private static boolean readsLanded(Model model) {
        return model.reads().stream().anyMatch(read -> LANDED.contains(read.schema()));
    }

    private void columns(Model model, ParsedQuery query) {
        for (TableName read : query.tables()) {
            if (LANDED.contains(read.schema())) {
                columns.computeIfAbsent(read.table(), table -> new TreeMap<>())
                        .computeIfAbsent(model.table(), reader -> new HashSet<>())
                        .addAll(query.columns());
            }
        }
    }

    /** The tables that evidence is put together from. */
    private static List<TableName> putTogether(ModelCatalogue catalogue) {
        return catalogue.models().stream()
                .filter(model -> model.layer() == Layer.EVIDENCE)
                .flatMap(model -> model.body() instanceof Model.UnionOf union
                        ? union.members().stream()
                        : java.util.stream.Stream.of())
                .distinct()
                .sorted()
                .toList();
    }

    /** The indicators that each list names, of lists that are not about all indicators. */
    private static Map<String, Set<String>> lists(ModelCatalogue catalogue, Set<String> indicators) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        for (Model model : catalogue.models()) {
            if (model.body() instanceof Model.Rows rows) {
                Set<String> named = new HashSet<>();
                rows.rows()
                        .forEach(row -> row.forEach(
                                cell -> cell.filter(indicators::contains).ifPresent(named::add)));
                if (!named.isEmpty() && !named.equals(indicators)) {
                    lists.put(model.table().table(), named);
                }
            }
        }
        return lists;
    }

    /** The tables whose SQL names this column and reads this landed table. */
    List<String> readers(String landedTable, String column) {
        List<String> readers = new ArrayList<>();
        columns.getOrDefault(landedTable, Map.of()).forEach((reader, named) -> {
            if (named.contains(column)) {
                readers.add(reader.toString());
            }
        });
        return readers;
    }

    /** The tables that count an indicator, as far as their SQL or a list that they read names it. */
    List<String> counting(String indicator) {
        return counted.getOrDefault(indicator, List.of()).stream()
                .map(TableName::toString)
                .toList();
    }
}
