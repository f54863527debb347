package org.sendwarehouse.warehouse;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.Model.Body;
import org.sendwarehouse.warehouse.Model.Column;
import tools.jackson.databind.JsonNode;

/**
 * Reads one reference list, which becomes the table {@code reference.ref_<name>}: {@code <name>.csv}, {@code
 * <name>.yaml} (a list of entries) or a folder {@code <name>} of such lists. A {@code <name>.yml} beside it describes,
 * types and tests its columns. A CSV file may go without; then every column is text, and the models that read it cast.
 */
final class ReferenceReader {
    private final ModelReader models;

    ReferenceReader(QueryParser parser) {
        this.models = new ModelReader(parser);
    }

    /** A CSV file that nothing describes: texts under the names of its header. */
    Model undescribed(Definition data) {
        if (!data.name().endsWith(".csv")) {
            throw new InvalidDefinitionException(data.path(), "has no .yml file beside it that describes its columns");
        }
        String name = ModelReader.fileName(data);
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String column : records(data).get(0).getFields()) {
            columns.put(
                    column,
                    new Column(column, column, Optional.empty(), Optional.of("varchar"), column, Optional.empty()));
        }
        return new Model(
                data.path(),
                new TableName(Layer.REFERENCE.schema(), "ref_" + name),
                Layer.REFERENCE,
                new Model.About("one row of " + data.name(), "data team", "public", "Reference list " + name + "."),
                columns,
                List.of(),
                new Model.Rows(csv(data, List.copyOf(columns.values()))),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Model read(Definition yml, List<Definition> data) {
        YamlFields fields = YamlFields.of(yml);
        String name = ModelReader.fileName(yml);
        if (!fields.text("reference").equals(name)) {
            throw fields.problem("names the reference '" + fields.text("reference") + "', unlike its file");
        }
        fields.optionalText("source");
        fields.optionalText("from");
        Model described = models.rest(
                fields,
                new TableName(Layer.REFERENCE.schema(), "ref_" + name),
                Layer.REFERENCE,
                ModelReader.about(fields),
                new Model.Rows(List.of()),
                Set.of());
        List<Column> columns = List.copyOf(described.columns().values());
        Body rows = new Model.Rows(data.stream()
                .flatMap(file -> (file.name().endsWith(".csv") ? csv(file, columns) : entries(file, columns)).stream())
                .toList());
        return new Model(
                described.file(),
                described.table(),
                described.layer(),
                described.about(),
                described.columns(),
                described.key(),
                rows,
                described.reads(),
                described.tests(),
                described.label(),
                described.partition(),
                Optional.empty());
    }

    private static List<List<Optional<String>>> csv(Definition data, List<Column> columns) {
        List<CsvRecord> records = records(data);
        List<String> header = records.get(0).getFields();
        List<String> described = columns.stream().map(Column::name).toList();
        if (!header.equals(described)) {
            throw new InvalidDefinitionException(
                    data.path(), "has the header " + header + " but describes " + described);
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            rows.add(record.getFields().stream()
                    .map(field -> field.isEmpty() ? Optional.<String>empty() : Optional.of(field))
                    .toList());
        }
        return rows;
    }

    /** All records, the header first; each has as many fields as the header. */
    private static List<CsvRecord> records(Definition data) {
        List<CsvRecord> records;
        try {
            records = CsvReader.builder().ofCsvRecord(data.text()).stream().toList();
        } catch (CsvParseException e) {
            throw new InvalidDefinitionException(data.path(), String.valueOf(e.getMessage()), e);
        }
        if (records.isEmpty()) {
            throw new InvalidDefinitionException(data.path(), "is empty");
        }
        return records;
    }

    private static List<List<Optional<String>>> entries(Definition data, List<Column> columns) {
        JsonNode top = YamlFields.parse(data);
        if (!top.isArray()) {
            throw new InvalidDefinitionException(data.path(), "is not a list");
        }
        Set<String> paths = columns.stream().map(Column::path).collect(Collectors.toSet());
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            JsonNode entry = top.get(i);
            Set<String> unknown = new HashSet<>();
            unknownPaths(entry, "", paths, unknown);
            if (!unknown.isEmpty()) {
                throw new InvalidDefinitionException(
                        data.path(),
                        "entry " + (i + 1) + " has keys that no column describes: " + ModelReader.join(unknown));
            }
            rows.add(columns.stream().map(column -> value(entry, column.path())).toList());
        }
        return rows;
    }

    private static void unknownPaths(JsonNode node, String at, Set<String> paths, Set<String> unknown) {
        if (paths.contains(at)) {
            return;
        }
        if (!node.isObject()) {
            unknown.add(at);
            return;
        }
        node.properties()
                .forEach(field -> unknownPaths(
                        field.getValue(), at.isEmpty() ? field.getKey() : at + "." + field.getKey(), paths, unknown));
    }

    /** Single values as their text; lists and mappings as JSON text. */
    private static Optional<String> value(JsonNode entry, String path) {
        JsonNode node = entry;
        for (String key : path.split("\\.", -1)) {
            node = node.path(key);
        }
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(node.isValueNode() ? node.asString() : node.toString());
    }
}
