package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a published warehouse says of its own tables, read from its file and from nowhere else. */
public final class Dictionary {
    private static final TableName RUN = TableName.of("audit.run");
    private static final TableName COPY_OF_RUN = TableName.of("reference.ref_run");

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
            List<Test> tests) {

        /** The same of a table of another name. */
        Page called(TableName name) {
            return new Page(
                    name.schema(),
                    name.table(),
                    description,
                    grain,
                    owner,
                    sensitivity,
                    key,
                    file,
                    rows,
                    columns,
                    madeFrom,
                    usedBy,
                    tests);
        }
    }

    /**
     * The pages of all tables that the warehouse knows how to make.
     *
     * @param published in the order of the list
     * @param onTheWay made in the night and not published, in order of name: known without columns and rows
     * @param views of the star with the words of its codes ({@link LabelledViews}), in order of name
     */
    public record Book(List<Page> published, List<Page> onTheWay, List<View> views) {
        public Book {
            published = List.copyOf(published);
            onTheWay = List.copyOf(onTheWay);
            views = List.copyOf(views);
        }
    }

    /**
     * A published view.
     *
     * @param of the table whose rows it shows
     */
    public record View(TableName name, TableName of, String description) {}

    /** One column; the unit stands in brackets at the end of its description. */
    public record Column(String name, String type, String description) {}

    /** One test of a table, and what it came to when this warehouse was built. */
    public record Test(String test, String severity, String result, long violations) {}

    private List<View> views() throws SQLException {
        return Sql.rows(connection, """
                        select schema_name, view_name, coalesce(comment, '') from duckdb_views()
                        where database_name = current_database() and not internal
                        order by all""").stream()
                .map(row -> new View(
                        new TableName(text(row, 0), text(row, 1)),
                        new TableName(LabelledViews.STAR, text(row, 1)),
                        text(row, 2)))
                .toList();
    }

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
        Map<TableName, Page> found = read("schema_name = " + DuckDb.literal(table.schema()) + " and table_name = "
                + DuckDb.literal(table.table()));
        // A copy for models to read by its bare name, described where it is made.
        return found.isEmpty() && table.equals(COPY_OF_RUN)
                ? page(RUN)
                : found.values().stream().findFirst();
    }

    /**
     * The pages of all tables. They are read together: each question about columns goes through all tables there are.
     *
     * @return those that are published, in the order of {@link #tables}, and those that are made on the way to them
     */
    public Book book() throws SQLException {
        Map<TableName, Page> found = read("true");
        List<Page> published = new ArrayList<>();
        for (Entry entry : tables()) {
            TableName table = new TableName(entry.schema(), entry.table());
            Page page = found.get(table.equals(COPY_OF_RUN) ? RUN : table);
            if (page != null) {
                published.add(page.called(table));
                found.remove(table);
            }
        }
        return new Book(published, List.copyOf(found.values()), views());
    }

    /** The pages that a condition on {@code schema_name} and {@code table_name} selects, in order of name. */
    private Map<TableName, Page> read(String where) throws SQLException {
        Map<TableName, List<Column>> columns = by(
                "select schema_name, table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns()"
                        + " where database_name = current_database() and " + where
                        + " order by schema_name, table_name, column_index",
                row -> new Column(text(row, 2), text(row, 3), text(row, 4)));
        Map<TableName, List<String>> madeFrom = by(
                "select schema_name, table_name, reads_schema || '.' || reads_table from audit.lineage where " + where
                        + " order by all",
                row -> text(row, 2));
        Map<TableName, List<String>> usedBy = by(
                "select * from (select reads_schema as schema_name, reads_table as table_name, schema_name || '.' ||"
                        + " table_name as used_by from audit.lineage) where " + where + " order by all",
                row -> text(row, 2));
        Map<TableName, List<Test>> tests = by(
                "select schema_name, table_name, test, severity, result, violations from audit.model_test inner join"
                        + " audit.model on model = case when schema_name = 'audit' then schema_name || '.' || table_name"
                        + " else table_name end where " + where + " order by schema_name, table_name, test",
                row -> new Test(text(row, 2), text(row, 3), text(row, 4), number(row, 5)));
        Map<TableName, Page> pages = new TreeMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, model.description, model.grain, model.owner_role, model.sensitivity,"
                        + " model.key_columns, model.definition_file, coalesce(made.estimated_size, 0) from audit.model as model left"
                        + " join (select * from duckdb_tables() where database_name = current_database()) as made using"
                        + " (schema_name, table_name) where " + where)) {
            TableName table = new TableName(text(row, 0), text(row, 1));
            pages.put(
                    table,
                    new Page(
                            table.schema(),
                            table.table(),
                            text(row, 2),
                            text(row, 3),
                            text(row, 4),
                            text(row, 5),
                            row.get(6),
                            text(row, 7),
                            number(row, 8),
                            columns.getOrDefault(table, List.of()),
                            madeFrom.getOrDefault(table, List.of()),
                            usedBy.getOrDefault(table, List.of()),
                            tests.getOrDefault(table, List.of())));
        }
        return pages;
    }

    /** What rows that begin with a table's schema and name say of it, in their order. */
    private <T> Map<TableName, List<T>> by(String sql, Function<List<@Nullable String>, T> read) throws SQLException {
        Map<TableName, List<T>> found = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(connection, sql)) {
            found.computeIfAbsent(new TableName(text(row, 0), text(row, 1)), table -> new ArrayList<>())
                    .add(read.apply(row));
        }
        return found;
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static long number(List<@Nullable String> row, int column) {
        return Long.parseLong(text(row, column));
    }
}
