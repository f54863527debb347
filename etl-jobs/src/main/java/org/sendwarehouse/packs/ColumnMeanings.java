package org.sendwarehouse.packs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the columns of a mart mean, as the mart's own definition says. */
final class ColumnMeanings {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Map<String, Map<String, Meaning>> MARTS = new ConcurrentHashMap<>();

    private ColumnMeanings() {}

    /**
     * What a column means.
     *
     * @param unit null where it has none
     */
    record Meaning(String description, @Nullable String unit) {}

    /** The columns of a mart by name, in the definition's order. */
    static Map<String, Meaning> of(String mart) {
        return MARTS.computeIfAbsent(mart, ColumnMeanings::read);
    }

    private static Map<String, Meaning> read(String mart) {
        Map<String, Meaning> columns = new LinkedHashMap<>();
        YAML.readTree(Definitions.text("warehouse-sql/models/marts/" + mart + ".yml"))
                .path("columns")
                .properties()
                .forEach(column -> columns.put(column.getKey(), meaning(column.getValue())));
        return columns;
    }

    private static Meaning meaning(JsonNode column) {
        @Nullable String unit = column.path("unit").asString("");
        return new Meaning(column.path("description").asString(""), unit.isEmpty() ? null : unit);
    }
}
