package org.sendwarehouse.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One table of the warehouse: what it is, and how it is made.
 *
 * @param file the file it is described in
 * @param table its name with schema
 * @param layer the layer it belongs to
 * @param about its description
 * @param columns the described columns, in the file's order
 * @param key the columns whose values no two rows share; empty where a test of one column says so
 * @param body how it is made
 * @param reads the tables it is made from, as its definition names them
 * @param tests what must hold of it
 * @param label the column that names a row in words, so that tables that refer to it can say it; empty: none does
 * @param partition the column by whose values its Parquet lies in folders; empty: one file
 * @param sightings of a staging table about people: the kind of source it shows them in
 */
public record Model(
        String file,
        TableName table,
        Layer layer,
        About about,
        Map<String, Column> columns,
        List<String> key,
        Body body,
        Set<TableName> reads,
        List<ModelTest> tests,
        Optional<String> label,
        Optional<String> partition,
        Optional<String> sightings) {

    public Model {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
        reads = Set.copyOf(reads);
        tests = List.copyOf(tests);
    }

    /** Its name among models: the bare one, or, of a table of schema {@code audit}, the one with schema. */
    public String name() {
        return layer == Layer.AUDIT ? table.toString() : table.table();
    }

    /**
     * What a table is, for people.
     *
     * @param grain what one row is
     * @param owner the role that answers for it
     * @param sensitivity how it may be shown
     * @param description what it holds
     */
    public record About(String grain, String owner, String sensitivity, String description) {}

    /**
     * A described column.
     *
     * @param type its SQL type, where the definition has to state it
     * @param path where in an entry of a YAML list its value stands
     * @param refersTo the column in which each of its values stands, where a test says so
     */
    public record Column(
            String name,
            String description,
            Optional<String> unit,
            Optional<String> type,
            String path,
            Optional<Reference> refersTo) {
        /** The column's comment in the database. */
        public String comment() {
            return unit.map(text -> description + " [" + text + "]").orElse(description);
        }
    }

    /** A column of a table that another column refers to. */
    public record Reference(TableName table, String column) {}

    /** How a table is made. */
    public sealed interface Body {}

    /** By the platform, whatever the definitions say: they only describe and test it. */
    public record Given() implements Body {}

    /**
     * By one select.
     *
     * @param units of a table conformed a delivery at a time ({@link ConformedDeliveries}): the columns that hold the units
     *     which its feed's deliveries replace, in the order of the contract; else empty
     * @param stored whether a build writes its rows down; else whoever reads them has them made, which takes less than
     *     writing many rows of few tables' columns twice
     */
    public record Select(String sql, List<String> units, boolean stored) implements Body {
        public Select {
            units = List.copyOf(units);
        }
    }

    /** By a step written in Java, which fills a table of the declared columns. */
    public record Step(String step) implements Body {}

    /** By putting together the tables of one folder of models, by column name. */
    public record UnionOf(String folder, List<TableName> members) implements Body {
        public UnionOf {
            members = List.copyOf(members);
        }
    }

    /** By putting together what every table with {@code sightings} shows of people: kind of source by table. */
    public record SightingsOf(Map<TableName, String> members) implements Body {
        public SightingsOf {
            members = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(members));
        }
    }

    /** From a reference file: rows of texts in the order of the columns; an empty value is absent. */
    public record Rows(List<List<Optional<String>>> rows) implements Body {
        public Rows {
            rows = List.copyOf(rows);
        }
    }
}
