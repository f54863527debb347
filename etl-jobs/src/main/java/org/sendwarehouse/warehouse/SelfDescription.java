package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/**
 * What the warehouse says of itself by SQL: {@code audit.schema_guide}, {@code audit.model}, {@code audit.lineage},
 * {@code audit.origin} and {@code audit.code_list}.
 * DuckDB takes no comments on schemas, and a comment has no room for owner, sensitivity and origin.
 */
final class SelfDescription {
    private static final TableName GUIDE = TableName.of("audit.schema_guide");
    private static final TableName MODEL = TableName.of("audit.model");
    private static final TableName LINEAGE = TableName.of("audit.lineage");

    private static final TableName ORIGIN = TableName.of("audit.origin");
    private static final TableName CODE_LIST = TableName.of("audit.code_list");

    /** The tables it makes. */
    static final Set<TableName> TABLES = Set.of(GUIDE, MODEL, LINEAGE, ORIGIN, CODE_LIST);

    private SelfDescription() {}

    static void make(Connection connection, ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        guide(connection, catalogue.schemas());
        models(connection, catalogue.models());
        lineage(connection, plan.nodes());
        origins(connection);
        codeLists(connection, catalogue, plan);
    }

    private static void guide(Connection connection, Map<String, String> schemas) throws SQLException {
        Sql.run(connection, "create table " + GUIDE.sql() + " (schema_name varchar, order_no integer, holds varchar)");
        List<List<Object>> rows = new ArrayList<>();
        schemas.forEach((schema, holds) -> rows.add(List.of(schema, rows.size() + 1, holds)));
        Tables.append(connection, GUIDE, rows);
    }

    private static void models(Connection connection, List<Model> models) throws SQLException {
        Sql.run(
                connection,
                "create table " + MODEL.sql()
                        + " (schema_name varchar, table_name varchar, layer varchar, grain varchar,"
                        + " owner_role varchar, sensitivity varchar, description varchar, key_columns varchar,"
                        + " partitioned_by varchar, definition_file varchar)");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Model model : models) {
            rows.add(Arrays.asList(
                    model.table().schema(),
                    model.table().table(),
                    DuckDb.folded(model.layer().name()),
                    model.about().grain(),
                    model.about().owner(),
                    model.about().sensitivity(),
                    model.about().description(),
                    model.key().isEmpty() ? null : String.join(", ", model.key()),
                    model.partition().orElse(null),
                    model.file()));
        }
        Tables.append(connection, MODEL, rows);
    }

    private static void lineage(Connection connection, List<Node> nodes) throws SQLException {
        Sql.run(
                connection,
                "create table " + LINEAGE.sql() + " (schema_name varchar, table_name varchar, reads_schema varchar,"
                        + " reads_table varchar)");
        List<List<Object>> rows = new ArrayList<>();
        for (Node node : nodes) {
            for (TableName read : node.reads()) {
                rows.add(List.of(node.table().schema(), node.table().table(), read.schema(), read.table()));
            }
        }
        Tables.append(connection, LINEAGE, rows);
    }

    /** Which list says what the values of a column mean: of columns that refer to a table with a label. */
    private static void codeLists(Connection connection, ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        Sql.run(
                connection,
                "create table " + CODE_LIST.sql() + " (schema_name varchar, table_name varchar, column_name varchar,"
                        + " list_schema varchar, list_table varchar, list_column varchar, label_column varchar)");
        Set<TableName> made = plan.nodes().stream().map(Node::table).collect(Collectors.toSet());
        List<List<Object>> rows = new ArrayList<>();
        for (Model model : catalogue.models()) {
            if (made.contains(model.table())) {
                for (Model.Column column : model.columns().values()) {
                    column.refersTo()
                            .flatMap(list -> codeList(model, column.name(), list, catalogue))
                            .filter(row -> made.contains(new TableName((String) row.get(3), (String) row.get(4))))
                            .ifPresent(rows::add);
                }
            }
        }
        Tables.append(connection, CODE_LIST, rows);
    }

    private static Optional<List<Object>> codeList(
            Model model, String column, Model.Reference reference, ModelCatalogue catalogue) {
        return catalogue
                .find(reference.table().table())
                .filter(list -> !list.equals(model) && isUnique(list, reference.column()))
                .flatMap(list -> list.label()
                        .map(label -> List.of(
                                model.table().schema(),
                                model.table().table(),
                                column,
                                list.table().schema(),
                                list.table().table(),
                                reference.column(),
                                label)));
    }

    /** Else a join to it would double rows. */
    private static boolean isUnique(Model list, String column) {
        return list.tests().stream().anyMatch(test -> test.name().equals(column + ": unique"));
    }

    /** The lineage all the way back. */
    private static void origins(Connection connection) throws SQLException {
        Sql.run(connection, "create table " + ORIGIN.sql() + " as " + """
                with recursive behind as (
                    select schema_name, table_name, reads_schema, reads_table
                    from audit.lineage
                    union
                    select behind.schema_name, behind.table_name, lineage.reads_schema, lineage.reads_table
                    from behind
                    inner join audit.lineage as lineage
                        on lineage.schema_name = behind.reads_schema and lineage.table_name = behind.reads_table
                )
                select distinct schema_name, table_name, reads_table as landed_table
                from behind
                where reads_schema in ('landing', 'landing_history')
                order by all""");
    }
}
