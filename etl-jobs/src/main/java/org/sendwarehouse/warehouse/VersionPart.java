package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a published version has beside its data, made of its database as readers will find it. It is written before the
 * manifest, which names and hashes its files, and so is there whole or the version is not.
 */
public interface VersionPart {

    /**
     * Writes it. The same database gives the same bytes.
     *
     * @param published the version's database, to read
     * @param folder the version's folder
     */
    void write(Connection published, Path folder) throws SQLException, IOException;
}
