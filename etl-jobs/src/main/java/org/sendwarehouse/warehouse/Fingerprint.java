package org.sendwarehouse.warehouse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;

/**
 * What says of rows that they are those of the night before. Quickly found, since it is the database's own hash of each,
 * added up in two ways; and the same for the same rows as long as the database is of the same version.
 */
final class Fingerprint {
    /** What it is made of, asked of rows that are called {@code each}. */
    static final String ROWS =
            "version() as engine, count(*) as rows, sum(hash(each)) as one, sum(hash('again', each)) as two";

    /** The same of several such answers together. */
    static final String TOGETHER = "any_value(engine), sum(rows), sum(one), sum(two)";

    private Fingerprint() {}

    /**
     * That of rows of columns of these types.
     *
     * @param rows an answer that has {@link #ROWS} or {@link #TOGETHER} in it
     */
    static String of(Map<String, String> types, List<@Nullable String> rows) {
        return Hashes.of(TableHash.METHOD, types.toString(), rows.toString());
    }
}
