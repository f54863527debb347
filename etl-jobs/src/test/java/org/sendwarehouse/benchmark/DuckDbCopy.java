package org.sendwarehouse.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * The floor: DuckDB's own copy from CSV to Parquet, its columns stated. Nothing is checked and nobody is protected. The
 * variant is the number of threads and the compression.
 */
final class DuckDbCopy implements Contender {
    private final int threads;
    private final String compression;

    DuckDbCopy(String variant) {
        String[] parts = variant.split(" ", 2);
        this.threads = Integer.parseInt(parts[0]);
        this.compression = parts[1];
    }

    @Override
    public Done once(Path input, Path folder) throws Exception {
        Path parquet = folder.resolve("marks.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("set threads = " + threads);
            sql.execute("copy (select * from read_csv('" + input + "', header = true, columns = {'pupil_id': 'varchar',"
                    + " 'urn': 'varchar', 'session_date': 'date', 'session': 'varchar', 'mark': 'varchar'})) to '"
                    + parquet + "' (format parquet, compression " + compression + ")");
            // From the footer alone.
            try (ResultSet rows = sql.executeQuery("select count(*) from read_parquet('" + parquet + "')")) {
                rows.next();
                return new Done(rows.getLong(1), 0, "nothing checked, nobody protected");
            }
        }
    }
}
