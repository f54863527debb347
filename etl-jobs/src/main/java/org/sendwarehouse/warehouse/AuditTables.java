package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.LandedTables.Delivery;
import org.sendwarehouse.warehouse.LandedTables.Part;

/** The tables that say what went in: {@code ref_run}, {@code audit.run}, {@code audit.delivery}, {@code audit.reject}. */
final class AuditTables {
    private static final String RUN =
            "(run_id varchar, as_at date, la_number varchar, area_code varchar, area_name varchar, synthetic boolean,"
                    + " software_version varchar, definitions_hash varchar)";
    private static final String REJECT =
            "null::varchar as delivery_id, null::varchar as table_name, null::bigint as line, null::varchar as column_name,"
                    + " null::varchar as rule, null::varchar as message, null::varchar as masked_value";

    /** What is there before the first model, for models to read. */
    static final Set<TableName> READABLE = Set.of(
            TableName.of("reference.ref_run"),
            TableName.of("audit.delivery"),
            TableName.of("audit.reject"),
            TableName.of("audit.run"));

    /** Filled last, with what the tests of models came to. */
    static final TableName MODEL_TEST = TableName.of("audit.model_test");

    private AuditTables() {}

    static void make(Connection connection, Run run, LandedTables landed) throws SQLException {
        run(connection, TableName.of("reference.ref_run"), run);
        run(connection, TableName.of("audit.run"), run);
        deliveries(connection, landed.deliveries());
        rejects(connection, landed.deliveries());
        Sql.run(
                connection,
                "create table " + MODEL_TEST.sql() + " (model varchar, test varchar, severity varchar, result varchar,"
                        + " violations bigint)");
    }

    private static void run(Connection connection, TableName table, Run run) throws SQLException {
        Sql.run(connection, "create table " + table.sql() + " " + RUN);
        Tables.append(
                connection,
                table,
                List.of(List.of(
                        run.runId(),
                        run.asAt(),
                        run.area().laNumber(),
                        run.area().code(),
                        run.area().name(),
                        run.synthetic(),
                        run.softwareVersion(),
                        run.definitionsHash())));
    }

    private static void deliveries(Connection connection, List<Delivery> deliveries) throws SQLException {
        Sql.run(
                connection,
                "create table audit.delivery (delivery_id varchar, source varchar, feed varchar, table_name varchar,"
                        + " file_names varchar, content_hash varchar, as_of date, business_date date, area_code varchar,"
                        + " period varchar, provider varchar, status varchar, reason varchar, is_current boolean, rows_read bigint,"
                        + " rows_accepted bigint, rows_rejected bigint, rows_filtered bigint, contract_version varchar)");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (delivery.parts().isEmpty()) {
                rows.add(row(delivery, null));
            }
            delivery.parts().forEach(part -> rows.add(row(delivery, part)));
        }
        Tables.append(connection, TableName.of("audit.delivery"), rows);
    }

    private static List<@Nullable Object> row(Delivery delivery, @Nullable Part part) {
        return Arrays.asList(
                delivery.id(),
                delivery.source(),
                delivery.feed(),
                part == null ? null : part.table(),
                String.join("; ", delivery.fileNames()),
                delivery.contentHash(),
                delivery.asOf().orElse(null),
                delivery.businessDate(),
                delivery.areaCode().orElse(null),
                delivery.period().orElse(null),
                delivery.provider().orElse(null),
                delivery.status(),
                delivery.reason().orElse(null),
                delivery.current(),
                part == null ? null : part.read(),
                part == null ? null : part.accepted(),
                part == null ? null : part.rejected(),
                part == null ? null : part.filtered(),
                delivery.contractVersion());
    }

    private static void rejects(Connection connection, List<Delivery> deliveries) throws SQLException {
        String files = deliveries.stream()
                .flatMap(delivery -> delivery.rejects().stream())
                .map(Path::toString)
                .map(DuckDb::literal)
                .collect(Collectors.joining(", "));
        String rows = "select " + REJECT + " where false";
        if (!files.isEmpty()) {
            rows += " union all by name select * from read_parquet([" + files + "], union_by_name = true)";
        }
        Sql.run(
                connection,
                "create table audit.reject as select delivery_id, table_name, line, column_name, rule, message,"
                        + " masked_value from (" + rows + ") order by all");
    }
}
