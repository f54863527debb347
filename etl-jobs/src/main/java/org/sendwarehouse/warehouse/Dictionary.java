package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a published warehouse says of its own tables, read from its file and from nowhere else. */
public final class Dictionary {
    private final Connection connection;

    /** @param connection to a published database; stays the caller's */
    public Dictionary(Connection connection) {
        this.connection = connection;
    }

    /**
     * One table in a list.
     *
     * @param rows how many there are
     */
    public record Entry(String schema, String table, String description, long rows) {}

    /**
     * What is known of one table.
     *
     * @param key columns whose values no two rows share, separated by commas; null where one column's test says so
     * @param file the file of the product that defines it
     * @param rows how many there are
     * @param madeFrom the tables it is made from, one step back
     * @param usedBy the tables made from it, one step on
     */
    public record Page(
            String schema,
            String table,
            String description,
            String grain,
            String owner,
            String sensitivity,
            @Nullable String key,
            String file,
            long rows,
            List<Column> columns,
            List<String> madeFrom,
            List<String> usedBy,
            List<Test> tests) {}

    /** One column; the unit stands in brackets at the end of its description. */
    public record Column(String name, String type, String description) {}

    /** One test of a table, and what it came to when this warehouse was built. */
    public record Test(String test, String severity, String result, long violations) {}

    /** Every table that is published, schema by schema in the order of {@code audit.schema_guide}. */
    public List<Entry> tables() throws SQLException {
        return Sql.rows(connection, """
                        select t.schema_name, t.table_name, coalesce(t.comment, ''), t.estimated_size
                        from duckdb_tables() as t
                        left join audit.schema_guide as guide on guide.schema_name = t.schema_name
                        where t.database_name = current_database()
                        order by guide.order_no nulls last, t.schema_name, t.table_name""").stream()
                .map(row -> new Entry(text(row, 0), text(row, 1), text(row, 2), number(row, 3)))
                .toList();
    }

    /**
     * The tables that a name may mean: one with its schema, or every table of that bare name.
     *
     * @param name such as {@code marts.evidence} or {@code evidence}
     */
    public List<TableName> find(String name) throws SQLException {
        TableName asked = TableName.of(DuckDb.folded(name));
        List<TableName> found = new ArrayList<>();
        for (Entry entry : tables()) {
            boolean schema = asked.schema().isEmpty() || asked.schema().equals(entry.schema());
            if (schema && asked.table().equals(entry.table())) {
                found.add(new TableName(entry.schema(), entry.table()));
            }
        }
        return found;
    }

    /** The page of a table; empty where the warehouse does not know it. */
    public Optional<Page> page(TableName table) throws SQLException {
        String of = "schema_name = " + DuckDb.literal(table.schema()) + " and table_name = "
                + DuckDb.literal(table.table());
        List<List<@Nullable String>> about = Sql.rows(
                connection,
                "select description, grain, owner_role, sensitivity, key_columns, definition_file from audit.model where "
                        + of);
        // A copy for models to read by its bare name, described where it is made.
        if (about.isEmpty() && table.equals(TableName.of("reference.ref_run"))) {
            return page(TableName.of("audit.run"));
        }
        if (about.isEmpty()) {
            return Optional.empty();
        }
        List<@Nullable String> row = about.get(0);
        return Optional.of(new Page(
                table.schema(),
                table.table(),
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                row.get(4),
                text(row, 5),
                Sql.count(connection, "select count(*) from " + table.sql()),
                columns(of),
                names("select reads_schema, reads_table from audit.lineage where " + of),
                names("select schema_name, table_name from audit.lineage where reads_schema = "
                        + DuckDb.literal(table.schema()) + " and reads_table = " + DuckDb.literal(table.table())),
                tests(table)));
    }

    private List<Column> columns(String of) throws SQLException {
        return Sql.rows(
                        connection,
                        "select column_name, data_type, coalesce(comment, '') from duckdb_columns() where database_name ="
                                + " current_database() and " + of + " order by column_index")
                .stream()
                .map(row -> new Column(text(row, 0), text(row, 1), text(row, 2)))
                .toList();
    }

    private List<Test> tests(TableName table) throws SQLException {
        String model = table.schema().equals("audit") ? table.toString() : table.table();
        return Sql.rows(
                        connection,
                        "select test, severity, result, violations from audit.model_test where model = "
                                + DuckDb.literal(model) + " order by test")
                .stream()
                .map(row -> new Test(text(row, 0), text(row, 1), text(row, 2), number(row, 3)))
                .toList();
    }

    private List<String> names(String sql) throws SQLException {
        return Sql.rows(connection, sql + " order by all").stream()
                .map(row -> text(row, 0) + "." + text(row, 1))
                .toList();
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static long number(List<@Nullable String> row, int column) {
        return Long.parseLong(text(row, column));
    }
}
