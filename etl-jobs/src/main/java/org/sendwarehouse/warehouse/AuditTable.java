package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A table of schema {@code audit} made while the warehouse is built, once the tables it reads are there. */
public interface AuditTable {

    /** Its bare name. */
    String name();

    /** The tables it reads, as SQL names them. */
    Set<TableName> reads();

    /** Makes {@link StepContext#table()} and fills it. */
    void make(Connection connection, StepContext context) throws SQLException;
}
