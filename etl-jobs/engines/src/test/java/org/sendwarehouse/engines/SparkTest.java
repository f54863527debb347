package org.sendwarehouse.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Apache Spark reads every table by the catalogue alone, and comes to the same totals. */
class SparkTest {
    private static SparkSession spark;
    private static Published published;

    @BeforeAll
    static void start() throws Exception {
        published = new Published();
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("engines")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    private static Dataset<Row> read(Published.Table table) {
        return spark.read().parquet(table.folder().toString());
    }

    @Test
    void every_table_has_the_columns_and_rows_of_the_catalogue() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Published.Table table : published.tables()) {
            Dataset<Row> rows = read(table);
            Set<String> columns = new LinkedHashSet<>(Arrays.asList(rows.columns()));
            if (!columns.equals(new LinkedHashSet<>(table.columns()))) {
                wrong.add(table.name() + " has the columns " + columns);
            }
            if (rows.count() != table.rows()) {
                wrong.add(table.name() + " has " + rows.count() + " rows, not " + table.rows());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void the_totals_of_every_indicator_are_the_same() throws Exception {
        read(published.table("marts.evidence")).createOrReplaceTempView("evidence");
        Map<String, String> totals = new TreeMap<>();
        for (Row row : spark.sql(Totals.sql("evidence")).collectAsList()) {
            totals.put(row.getString(0), Totals.line(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
        assertFalse(totals.isEmpty());
        assertEquals(published.totals(), new Totals(totals));
    }

    @Test
    void a_partitioned_table_is_asked_by_its_partition() throws Exception {
        Published.Table attendance = published.table("warehouse.fact_attendance_week");
        assertEquals("academic_year", attendance.partitionedBy());
        read(attendance).createOrReplaceTempView("attendance");
        long rows = 0;
        for (Row row : spark.sql("select academic_year, count(*) from attendance group by academic_year")
                .collectAsList()) {
            assertEquals(7, row.getString(0).length());
            rows += row.getLong(1);
        }
        assertEquals(attendance.rows(), rows);
    }
}
