package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.disclosure.OpenDataFile.Indicator;
import org.sendwarehouse.disclosure.OpenDataLayout.Column;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a file of the open data is, for machines: metadata of a table as W3C's CSV on the Web has them. */
final class CsvOnTheWeb {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OpenDataLayout layout;
    private final Source source;

    /**
     * Whose figures these are.
     *
     * @param asAt the day that they are as at
     * @param synthetic whether they are made up
     */
    record Source(String area, LocalDate asAt, boolean synthetic) {}

    CsvOnTheWeb(OpenDataLayout layout, Source source) {
        this.layout = layout;
        this.source = source;
    }

    /** The name of the metadata beside a file, where CSV on the Web looks for them. */
    static String nameFor(String csv) {
        return csv + "-metadata.json";
    }

    String of(OpenDataFile file, String csv) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "en")));
        table.put("url", csv);
        table.put("dc:title", (source.synthetic() ? "Made up: " : "") + file.title() + ", " + source.area());
        table.put("dc:description", about(file));
        table.put("dc:publisher", source.area());
        table.put("dc:issued", source.asAt().toString());
        table.put("dc:license", Map.of("@id", layout.licence().url()));
        table.put("dc:rights", layout.licence().title());
        table.put("dialect", dialect());
        Map<String, Object> schema = new LinkedHashMap<>();
        List<Object> columns = new ArrayList<>();
        layout.columns().forEach(column -> columns.add(ofLayout(column)));
        file.indicators().forEach(indicator -> columns.add(ofFigures(indicator)));
        schema.put("columns", columns);
        schema.put("primaryKey", layout.key());
        table.put("tableSchema", schema);
        return JSON.writeValueAsString(table) + "\n";
    }

    /** What to know of a file, in sentences. */
    String about(OpenDataFile file) {
        StringBuilder text = new StringBuilder(file.description()).append(' ').append(layout.rounding());
        text.append(" In place of a number:");
        layout.symbols().forEach((symbol, means) -> text.append(' ')
                .append(symbol)
                .append(", ")
                .append(means)
                .append('.'));
        if (source.synthetic()) {
            text.append(' ').append(layout.synthetic());
        }
        return text.toString();
    }

    private static Map<String, Object> dialect() {
        Map<String, Object> dialect = new LinkedHashMap<>();
        dialect.put("encoding", "utf-8");
        dialect.put("delimiter", ",");
        dialect.put("quoteChar", "\"");
        dialect.put("doubleQuote", true);
        dialect.put("header", true);
        dialect.put("lineTerminators", List.of("\n"));
        return dialect;
    }

    private static Map<String, Object> ofLayout(Column column) {
        Map<String, Object> datatype = new LinkedHashMap<>();
        datatype.put("base", "string");
        datatype.put("format", column.format());
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("name", column.name());
        of.put("titles", column.name());
        of.put("dc:title", column.label());
        of.put("dc:description", column.means());
        of.put("datatype", datatype);
        of.put("required", true);
        return of;
    }

    private Map<String, Object> ofFigures(Indicator indicator) {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("name", indicator.column());
        of.put("titles", indicator.column());
        of.put("dc:title", indicator.label());
        indicator.unit().ifPresent(unit -> of.put("schema:unitText", unit));
        of.put("datatype", indicator.decimals() == 0 ? "integer" : "decimal");
        of.put("null", List.copyOf(layout.symbols().keySet()));
        return of;
    }
}
