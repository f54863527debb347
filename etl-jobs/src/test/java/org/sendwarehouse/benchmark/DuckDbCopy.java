package org.sendwarehouse.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * The floor: DuckDB's own copy from CSV to Parquet, its columns stated. Nothing is checked and nobody is protected. The
 * variant is the number of threads, the compression, and the columns where DuckDB is not to find out itself.
 */
final class DuckDbCopy implements Contender {
    /** Those of attendance. */
    static final String MARKS =
            "{'pupil_id': 'varchar', 'urn': 'varchar', 'session_date': 'date', 'session': 'varchar',"
                    + " 'mark': 'varchar'}";

    private final int threads;
    private final String compression;
    private final String columns;

    DuckDbCopy(String variant) {
        String[] parts = variant.split(" ", 3);
        this.threads = Integer.parseInt(parts[0]);
        this.compression = parts[1];
        this.columns = parts.length == 3 ? ", columns = " + parts[2] : "";
    }

    @Override
    public Done once(Path input, Path folder) throws Exception {
        Path parquet = folder.resolve("marks.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("set threads = " + threads);
            sql.execute("copy (select * from read_csv('" + input + "', header = true" + columns + ")) to '" + parquet
                    + "' (format parquet, compression " + compression + ")");
            // From the footer alone.
            try (ResultSet rows = sql.executeQuery("select count(*) from read_parquet('" + parquet + "')")) {
                rows.next();
                return new Done(rows.getLong(1), 0, "nothing checked, nobody protected");
            }
        }
    }
}
