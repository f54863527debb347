package org.sendwarehouse.quality;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.warehouse.AuditTable;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.TableName;

/**
 * {@code audit.quality_violation}: the rows that break a rule, at most {@value #ROWS_A_RULE} of each, so that the data
 * officer can find them. A violation's {@code delivery_id} and {@code source_row} have columns of their own; whatever else
 * the rule selects is the {@code record}, a JSON object of local record ids, dates and codes. {@code audit.quality_result}
 * has the whole number.
 */
public final class QualityViolations implements AuditTable {
    /** Enough to work on; a rule that is broken more often is put right at its source, not row by row. */
    static final int ROWS_A_RULE = 1000;

    static final TableName TABLE = TableName.of("audit.quality_violation");
    private static final String DELIVERY = "delivery_id";
    private static final String ROW = "source_row";

    private final QualityRules rules;

    public QualityViolations(QualityRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return TABLE.table();
    }

    @Override
    public Set<TableName> reads() {
        Set<TableName> reads = new HashSet<>(new QualityResults(rules).reads());
        reads.add(QualityResults.TABLE);
        return reads;
    }

    @Override
    public void make(Connection connection, StepContext context) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table " + context.table().sql()
                            + " (rule_code varchar, violation_no integer, delivery_id varchar, source_row bigint, record varchar)");
        }
        Set<String> broken = broken(connection);
        for (QualityRule rule : rules.all()) {
            if (broken.contains(rule.code())) {
                fill(connection, context.table(), rule);
            }
        }
    }

    /** Rules with violations, whether or not they are more than may be. */
    private static Set<String> broken(Connection connection) throws SQLException {
        Set<String> codes = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select rule_code from " + QualityResults.TABLE.sql() + " where violations > 0")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    private static void fill(Connection connection, TableName table, QualityRule rule) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<String, String> columns = columns(statement, rule);
            statement.execute("insert into " + table.sql() + " select " + DuckDb.literal(rule.code())
                    + ", row_number() over (order by delivery_id nulls last, source_row nulls last, record), *"
                    + " from (select " + column(columns, DELIVERY, "varchar") + ", " + column(columns, ROW, "bigint")
                    + ", " + record(columns) + " as record from (" + rule.violations() + "\n))"
                    + " order by 2 limit " + ROWS_A_RULE);
        }
    }

    /** Name and, as the value of its field of the record, expression of each column. */
    private static Map<String, String> columns(Statement statement, QualityRule rule) throws SQLException {
        try (ResultSet none = statement.executeQuery("select * from (" + rule.violations() + "\n) limit 0")) {
            ResultSetMetaData meta = none.getMetaData();
            Map<String, String> columns = new LinkedHashMap<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String column = DuckDb.quote(meta.getColumnLabel(i));
                boolean fraction = meta.getColumnType(i) == Types.DECIMAL && meta.getScale(i) > 0;
                columns.put(
                        meta.getColumnLabel(i), fraction ? "rtrim(rtrim(" + column + "::varchar, '0'), '.')" : column);
            }
            return columns;
        }
    }

    private static String column(Map<String, String> columns, String name, String type) {
        return (columns.containsKey(name) ? name : "null") + "::" + type + " as " + name;
    }

    private static String record(Map<String, String> columns) {
        List<String> fields = new ArrayList<>();
        columns.forEach((column, value) -> {
            if (!column.equals(DELIVERY) && !column.equals(ROW)) {
                fields.add(DuckDb.quote(column) + " := " + value);
            }
        });
        return fields.isEmpty() ? "'{}'" : "to_json(struct_pack(" + String.join(", ", fields) + "))::varchar";
    }
}
