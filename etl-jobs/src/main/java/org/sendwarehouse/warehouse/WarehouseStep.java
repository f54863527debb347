package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A table of the warehouse that SQL cannot express, filled by Java. Its {@code .yml} names the step, the tables it reads
 * and its columns with their types; the step sees its table made and empty, and may read the declared tables only.
 */
public interface WarehouseStep {

    /** The name by which a {@code .yml} calls for it. */
    String name();

    /** Fills {@link StepContext#table()}. Called once for every {@code .yml} that names it. */
    void run(Connection connection, StepContext context) throws SQLException;
}
