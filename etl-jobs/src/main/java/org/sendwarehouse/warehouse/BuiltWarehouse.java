package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A warehouse that is built and not yet published.
 *
 * @param id what went into it
 * @param file the database
 * @param settings the limits it was built under
 * @param times how long each table took, tests included, in the order of the build
 */
public record BuiltWarehouse(RunId id, Path file, DuckDb.Settings settings, Map<TableName, Duration> times) {
    public BuiltWarehouse {
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    /** Opens it to read, as it will be published. */
    public Connection connect() throws SQLException {
        return DuckDb.openReadOnly(file, settings);
    }
}
