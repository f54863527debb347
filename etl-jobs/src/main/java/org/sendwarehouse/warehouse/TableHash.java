package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;

/**
 * The hash of a table's content: its columns with their types, and its rows in whatever order. The two halves of the MD5
 * of each row's JSON are added up, so that equal rows do not cancel each other; SHA-256 covers the sums, the count and the
 * columns.
 *
 * @param rows number of rows
 * @param hash 64 hexadecimal digits
 */
public record TableHash(long rows, String hash) {

    /** Computes it over a table that the connection can see. */
    public static TableHash of(Connection connection, TableName table) throws SQLException {
        Map<String, String> columns = Build.columnTypes(connection, table);
        List<@Nullable String> sums = Sql.rows(
                        connection,
                        "select count(*), sum(md5_number_lower(line)), sum(md5_number_upper(line))"
                                + " from (select to_json(each)::varchar as line from " + table.sql() + " as each)")
                .get(0);
        return new TableHash(
                Long.parseLong(String.valueOf(sums.get(0))),
                Hashes.of(columns.toString(), sums.stream().map(String::valueOf).collect(Collectors.joining("/"))));
    }
}
