package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/**
 * What the warehouse says of itself by SQL: {@code audit.schema_guide}, {@code audit.model}, {@code audit.lineage} and
 * {@code audit.origin}.
 * DuckDB takes no comments on schemas, and a comment has no room for owner, sensitivity and origin.
 */
final class SelfDescription {
    private static final TableName GUIDE = TableName.of("audit.schema_guide");
    private static final TableName MODEL = TableName.of("audit.model");
    private static final TableName LINEAGE = TableName.of("audit.lineage");

    private static final TableName ORIGIN = TableName.of("audit.origin");

    /** The tables it makes. */
    static final Set<TableName> TABLES = Set.of(GUIDE, MODEL, LINEAGE, ORIGIN);

    private SelfDescription() {}

    static void make(Connection connection, ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        guide(connection, catalogue.schemas());
        models(connection, catalogue.models());
        lineage(connection, plan.nodes());
        origins(connection);
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
