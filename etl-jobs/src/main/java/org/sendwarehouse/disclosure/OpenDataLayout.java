package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.YamlFields;
import tools.jackson.databind.JsonNode;

/**
 * How every file of the open data is laid out: {@code warehouse-sql/open-data/layout.yaml}.
 *
 * @param columns the columns of time, place and breakdown, in order
 * @param key those of them that tell rows apart
 * @param total what every filter says of the row for all
 * @param filters the columns by which a reader chooses rows
 * @param symbols what stands in place of a number, and why
 * @param rounding what is to be known of every count
 * @param synthetic what is said where the figures are made up
 */
record OpenDataLayout(
        Licence licence,
        List<Column> columns,
        List<String> key,
        String total,
        List<Filter> filters,
        Map<String, String> symbols,
        String rounding,
        String synthetic,
        List<Audience.Reason> leftOut) {
    static final String FILE = "layout.yaml";

    OpenDataLayout {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        filters = List.copyOf(filters);
        leftOut = List.copyOf(leftOut);
    }

    /** Under what terms the files may be used. */
    record Licence(String title, String url) {}

    /**
     * A column that every file has.
     *
     * @param format regular expression of its values
     */
    record Column(String name, String label, String means, String format) {}

    /** A column by which a reader chooses rows, and the one that its values are grouped by. */
    record Filter(String column, String hint, Optional<String> group) {}

    static OpenDataLayout of(Definition file) {
        YamlFields fields = YamlFields.of(file);
        YamlFields licence = fields.fields("licence");
        List<Column> columns = new ArrayList<>();
        for (JsonNode item : fields.items("columns")) {
            YamlFields column = fields.within("columns", item);
            columns.add(new Column(
                    column.text("column"), column.text("label"), column.text("means"), column.text("format")));
            column.done();
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode item : fields.items("filters")) {
            YamlFields filter = fields.within("filters", item);
            filters.add(new Filter(filter.text("column"), filter.text("hint"), filter.optionalText("group")));
            filter.done();
        }
        List<Audience.Reason> leftOut = new ArrayList<>();
        for (JsonNode item : fields.items("left_out")) {
            YamlFields reason = fields.within("left_out", item);
            leftOut.add(new Audience.Reason(reason.text("what"), reason.text("why")));
            reason.done();
        }
        OpenDataLayout layout = new OpenDataLayout(
                new Licence(licence.text("title"), licence.text("url")),
                columns,
                fields.texts("key"),
                fields.text("total"),
                filters,
                fields.values("symbols"),
                fields.text("rounding"),
                fields.text("synthetic"),
                leftOut);
        licence.done();
        fields.done();
        return layout;
    }

    /** What a column of the layout is called in words. */
    String label(String column) {
        return columns.stream()
                .filter(each -> each.name().equals(column))
                .map(Column::label)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("layout.yaml filters by '" + column + "', which is no column of it"));
    }
}
