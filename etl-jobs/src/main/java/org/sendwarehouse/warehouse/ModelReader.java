package org.sendwarehouse.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.Model.About;
import org.sendwarehouse.warehouse.Model.Body;
import org.sendwarehouse.warehouse.Model.Column;

/** Reads one model: a {@code .yml} file and the {@code .sql} beside it. */
final class ModelReader {
    private static final String MODELS = "warehouse-sql/models/";
    private static final String GRAIN = "-- grain: ";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final QueryParser parser;

    ModelReader(QueryParser parser) {
        this.parser = parser;
    }

    Model read(Definition yml, Optional<Definition> sql) {
        YamlFields fields = YamlFields.of(yml);
        String name = fileName(yml);
        same(fields, "model", name);
        Layer layer = layer(yml.path());
        About about = about(fields);
        boolean union = fields.has("union_of");
        if (layer == Layer.AUDIT && (sql.isPresent() || union || fields.has("step"))) {
            throw fields.problem("says how its table is made; tables of audit are made by the platform");
        }
        Body body;
        Set<TableName> reads = new TreeSet<>();
        if (sql.isPresent()) {
            if (union || fields.has("step")) {
                throw fields.problem("has both an .sql file and a 'step' or 'union_of'");
            }
            grainLine(sql.get(), about.grain());
            reads.addAll(parser.parse(sql.get().path(), sql.get().text()).tables());
            body = new Model.Select(sql.get().text(), units(fields, layer, reads), fields.flag("stored", true));
        } else if (union) {
            body = fields.text("union_of").equals("sightings")
                    ? new Model.SightingsOf(Map.of())
                    : new Model.UnionOf(folder(fields), List.of());
        } else if (fields.has("step")) {
            body = new Model.Step(fields.text("step"));
            fields.texts("reads").stream().map(TableName::of).forEach(reads::add);
        } else if (layer == Layer.AUDIT) {
            body = new Model.Given();
        } else {
            throw fields.problem("has no .sql file beside it, no 'step' and no 'union_of'");
        }
        return rest(fields, new TableName(layer.schema(), name), layer, about, body, reads);
    }

    /** The columns of the units by which a table is conformed; such a table is made of one feed and reference lists alone. */
    private static List<String> units(YamlFields fields, Layer layer, Set<TableName> reads) {
        List<String> units = fields.texts("conformed_by");
        if (!units.isEmpty()) {
            long landed = reads.stream()
                    .filter(read -> read.schema().equals("landing"))
                    .count();
            boolean others = reads.stream()
                    .anyMatch(read -> !read.schema().equals("landing")
                            && (!read.table().startsWith("ref_") || read.table().equals("ref_run")));
            if (layer != Layer.STAGING || landed != 1 || others) {
                throw fields.problem("has 'conformed_by', which belongs to staging of one table of landing and nothing"
                        + " else but reference lists");
            }
        }
        return units;
    }

    /** Reads what models and reference lists have in common: columns, key and tests; and refuses anything else. */
    Model rest(YamlFields fields, TableName table, Layer layer, About about, Body body, Set<TableName> reads) {
        boolean typed = body instanceof Model.Step || body instanceof Model.Rows || body instanceof Model.SightingsOf;
        Optional<String> sightings = fields.optionalText("sightings");
        if (sightings.isPresent() && layer != Layer.STAGING) {
            throw fields.problem("has 'sightings', which belong to staging");
        }
        Optional<String> partition = fields.optionalText("partitioned_by");
        Optional<String> label = fields.optionalText("label");
        TestReader tests = new TestReader(table, parser);
        List<String> units = body instanceof Model.Select select ? select.units() : List.of();
        boolean stored = !(body instanceof Model.Select select) || select.stored();
        List<String> key = fields.texts("key");
        if (stored) {
            tests.key(key);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        fields.named("columns").forEach((column, described) -> {
            tests.column(described, column);
            columns.put(
                    column, column(column, described, typed, body instanceof Model.UnionOf, tests.reference(column)));
            described.done();
        });
        for (String part : key) {
            if (!columns.containsKey(part)) {
                throw fields.problem("has the key column '" + part + "', which is not described");
            }
        }
        if (partition.isPresent() && !columns.containsKey(partition.get())) {
            throw fields.problem("is partitioned by '" + partition.get() + "', which is not described");
        }
        if (label.isPresent() && !columns.containsKey(label.get())) {
            throw fields.problem("has the label '" + label.get() + "', which is not described");
        }
        if (!columns.keySet().containsAll(units)) {
            throw fields.problem("is conformed by " + units + ", which are not all described");
        }
        if (typed && columns.isEmpty()) {
            throw fields.problem("describes no columns");
        }
        fields.items("tests").forEach(item -> tests.table(fields.within("tests", item)));
        if (!stored && (key.isEmpty() || !fields.has("tests"))) {
            throw fields.problem(
                    "is not stored: it states its key, and a test that its rows are those of the table it is"
                            + " made from");
        }
        fields.done();
        // What the platform records may say the same of two rows; and a table that is not stored would have to be held
        // in
        // memory to be looked through for twins: a test of its own says that it has the rows of the one it is made
        // from.
        if (!(body instanceof Model.Given) && stored && !tests.hasKeyTest()) {
            throw fields.problem("has no key test: give 'key: [columns]', or one column the tests unique and not_null");
        }
        return new Model(
                fields.file(),
                table,
                layer,
                about,
                columns,
                key,
                body,
                reads,
                tests.tests(),
                label,
                partition,
                sightings);
    }

    static About about(YamlFields fields) {
        return new About(
                fields.text("grain"), fields.text("owner"), fields.text("sensitivity"), fields.text("description"));
    }

    /** A column; the types of a union may be left out, and then its members have the same columns. */
    private static Column column(
            String name, YamlFields fields, boolean typed, boolean mayBeTyped, Optional<Model.Reference> refersTo) {
        if (!NAME.matcher(name).matches()) {
            throw fields.problem("is no column name in lower case");
        }
        Optional<String> type =
                typed ? Optional.of(fields.text("type")) : mayBeTyped ? fields.optionalText("type") : Optional.empty();
        String path = typed ? fields.optionalText("path").orElse(name) : name;
        return new Column(name, fields.text("description"), fields.optionalText("unit"), type, path, refersTo);
    }

    private static void same(YamlFields fields, String key, String name) {
        String stated = fields.text(key);
        if (!stated.equals(name)) {
            throw fields.problem("names the " + key + " '" + stated + "', unlike its file");
        }
    }

    private static void grainLine(Definition sql, String grain) {
        String first = sql.text().lines().findFirst().orElse("").strip();
        if (!first.startsWith(GRAIN)) {
            throw new InvalidDefinitionException(sql.path(), "does not start with '" + GRAIN + "…'");
        }
        if (!first.substring(GRAIN.length()).strip().equals(grain)) {
            throw new InvalidDefinitionException(sql.path(), "states another grain than its .yml: " + grain);
        }
    }

    private static String folder(YamlFields fields) {
        String pattern = fields.text("union_of");
        if (!pattern.startsWith("models/") || !pattern.endsWith("/*")) {
            throw fields.problem("'union_of' is neither 'sightings' nor of the form models/<folder>/*");
        }
        return "warehouse-sql/" + pattern.substring(0, pattern.length() - 1);
    }

    private static Layer layer(String path) {
        String below = path.substring(MODELS.length());
        int slash = below.indexOf('/');
        return Layer.ofFolder(path, slash < 0 ? "" : below.substring(0, slash));
    }

    static String fileName(Definition file) {
        String name = file.name().substring(0, file.name().lastIndexOf('.'));
        if (!NAME.matcher(name).matches()) {
            throw new InvalidDefinitionException(file.path(), "is not named in lower case letters, digits and _");
        }
        return name;
    }

    /** The path without its ending: what a model's two files share. */
    static String stem(Definition file) {
        return file.path().substring(0, file.path().lastIndexOf('.'));
    }

    /** The path of the folder a file is in, without a slash at its end. */
    static String folder(Definition file) {
        return file.path().substring(0, file.path().lastIndexOf('/'));
    }

    static String join(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
