package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Something for readers outside that is made of a built warehouse and published beside it, in the same version. */
public interface Extract {
    /** Its file or folder in the folder of a version, and among the stable paths. */
    String path();

    /**
     * Writes it from the built database; the same build gives the same bytes.
     *
     * @param folder the version's
     */
    void write(Connection connection, Path folder) throws SQLException, IOException;
}
