package org.sendwarehouse.warehouse;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;

/**
 * The hash of a table's content: its columns with their types, and its rows in whatever order. The two halves of the MD5
 * of each row's values, as a JSON array, are added up, so that equal rows do not cancel each other; SHA-256 covers the sums,
 * the count and the columns.
 *
 * @param rows number of rows
 * @param hash 64 hexadecimal digits
 */
public record TableHash(long rows, String hash) {
    /** To be changed with the way of hashing: sums found in another way are not taken over from a former version. */
    static final String METHOD = "MD5 of a JSON array, in halves";

    /**
     * The sums over some rows of a table; those of the whole table are the sums of its parts.
     *
     * @param lower sum of the lower halves, as {@code md5_number_lower} gives them
     * @param upper sum of the upper halves
     */
    record Sums(long rows, BigInteger lower, BigInteger upper) {
        static final Sums NONE = new Sums(0, BigInteger.ZERO, BigInteger.ZERO);

        Sums plus(Sums other) {
            return new Sums(rows + other.rows, lower.add(other.lower), upper.add(other.upper));
        }
    }

    /** Computes it over a table that the connection can see. */
    public static TableHash of(Connection connection, TableName table) throws SQLException {
        return of(Sql.columnTypes(connection, table), sums(connection, table.sql()));
    }

    /** The hash of a table of these columns whose rows have these sums. */
    static TableHash of(Map<String, String> columns, Sums sums) {
        String texts = sums.rows == 0 ? "0/null/null" : sums.rows + "/" + sums.lower + "/" + sums.upper;
        return new TableHash(sums.rows, Hashes.of(columns.toString(), texts));
    }

    /**
     * The sums of some rows. Each row's MD5 is taken once and parted.
     *
     * @param from what follows {@code from}: a table, with a condition where not all of it is meant
     */
    static Sums sums(Connection connection, String from) throws SQLException {
        List<@Nullable String> sums = Sql.rows(
                        connection,
                        "select count(*), coalesce(sum((number >> 64)::ubigint), 0),"
                                + " coalesce(sum((number & 18446744073709551615)::ubigint), 0) from (select"
                                + " md5_number(json_array(*columns(*))::varchar) as number from (from " + from + "))")
                .get(0);
        return new Sums(
                Long.parseLong(String.valueOf(sums.get(0))),
                new BigInteger(String.valueOf(sums.get(1))),
                new BigInteger(String.valueOf(sums.get(2))));
    }
}
