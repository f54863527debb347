package org.sendwarehouse.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;

/** The reader that Hive, Trino's forebears and much else are built on, row by row: no engine's own code in between. */
class ParquetJavaTest {
    private static final int FIGURES = 0;
    private static final int NUMERATORS = 1;
    private static final int DENOMINATORS = 2;
    private static final int VALUES = 3;

    private interface Each {
        void row(Group row);
    }

    private static long read(Path file, Each each) throws Exception {
        long rows = 0;
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                each.row(row);
                rows++;
            }
        }
        return rows;
    }

    @Test
    void every_table_has_the_rows_of_the_catalogue() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Published.Table table : new Published().tables()) {
            long rows = 0;
            for (Path file : table.files()) {
                rows += read(file, row -> {});
            }
            if (rows != table.rows()) {
                wrong.add(table.name() + " has " + rows + " rows, not " + table.rows());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void the_totals_of_every_indicator_are_the_same() throws Exception {
        Published published = new Published();
        Map<String, long[]> sums = new TreeMap<>();
        for (Path file : published.table("marts.evidence").files()) {
            read(file, row -> {
                long[] sum = sums.computeIfAbsent(row.getString("indicator_code", 0), code -> new long[VALUES + 1]);
                sum[FIGURES]++;
                sum[NUMERATORS] += number(row, "numerator");
                sum[DENOMINATORS] += number(row, "denominator");
                sum[VALUES] += row.getFieldRepetitionCount("value");
            });
        }
        Map<String, String> totals = new TreeMap<>();
        sums.forEach((code, sum) -> totals.put(
                code, Totals.line(sum[FIGURES], sum[NUMERATORS], sum[DENOMINATORS], sum[VALUES])));
        assertEquals(published.totals(), new Totals(totals));
    }

    private static long number(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0 ? 0 : row.getLong(column, 0);
    }
}
