package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The hash of a table tells contents apart, and nothing else. */
class TableHashTest {

    private static TableHash hash(String query) throws SQLException {
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            Sql.run(connection, "create table t as " + query);
            return TableHash.of(connection, TableName.of("main.t"));
        }
    }

    @Test
    void theOrderOfRowsDoesNotCount() throws SQLException {
        assertThat(hash("select * from (values (1, 'a'), (2, 'b')) as v(n, s) order by n"))
                .isEqualTo(hash("select * from (values (1, 'a'), (2, 'b')) as v(n, s) order by n desc"));
    }

    @Test
    void everythingElseCounts() throws SQLException {
        TableHash one = hash("select 1 as n, 'a' as s");
        assertThat(one.rows()).isEqualTo(1);
        assertThat(hash("select 2 as n, 'a' as s")).as("a value").isNotEqualTo(one);
        assertThat(hash("select 1 as n, null::varchar as s")).as("a null").isNotEqualTo(one);
        assertThat(hash("select 1::bigint as n, 'a' as s")).as("a type").isNotEqualTo(one);
        assertThat(hash("select 1 as m, 'a' as s")).as("a name").isNotEqualTo(one);
        assertThat(hash("select 1 as n, 'a' as s union all select 1, 'a'"))
                .as("a copy")
                .isNotEqualTo(one);
        assertThat(hash("select 1 as n, 'a' as s where false")).as("no row").isNotEqualTo(one);
    }

    @Test
    void noTwoRowsShareAText() throws SQLException {
        assertThat(hash("select 'a,1:b' as s, 'c' as t")).isNotEqualTo(hash("select 'a' as s, 'b,1:c' as t"));
        assertThat(hash("select 'null' as s")).isNotEqualTo(hash("select null::varchar as s"));
        assertThat(hash("select '' as s, 'a' as t")).isNotEqualTo(hash("select 'a' as s, '' as t"));
    }

    @Test
    void equalRowsDoNotCancelEachOther() throws SQLException {
        assertThat(hash("select 'a' as s from range(2)").hash())
                .isNotEqualTo(hash("select 'b' as s from range(2)").hash());
    }
}
