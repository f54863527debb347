package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query reads, in every form a model may take; and the forms that are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependencyTest {
    private QueryParser parser;

    @BeforeAll
    void open() {
        parser = new QueryParser();
    }

    @AfterAll
    void close() {
        parser.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            select * from a ~ a
            select * from A ~ a
            from a ~ a
            select * from landing.a ~ landing.a
            select * from a, b ~ a, b
            select * from a join b using (x) left join c on a.x = c.x ~ a, b, c
            select * from a natural join b ~ a, b
            select * from a asof join b on a.t >= b.t ~ a, b
            select * from a semi join b using (x) anti join c using (x) ~ a, b, c
            select * from (select * from (select * from a)) as q ~ a
            select (select max(y) from b where b.x = a.x) from a ~ a, b
            select * from a where exists (from b where b.x = a.x) ~ a, b
            select * from a where x in (select x from b) and y > all (select y from c) ~ a, b, c
            select case when exists (select 1 from b) then 1 end from a ~ a, b
            select * from a, lateral (select * from b where b.x = a.x) as q ~ a, b
            select * from a, unnest(a.list) as u(v) ~ a
            select unnest(list) from a ~ a
            select * from range(3) as r(n) cross join a ~ a
            select * from a union all select * from b except select * from c intersect select * from d ~ a, b, c, d
            select * from a union all by name select * from b ~ a, b
            (select * from a order by x limit 1) union all (select * from b) ~ a, b
            select * from a order by (select max(y) from b) ~ a, b
            select x, count(*) from a group by x having count(*) > (select min(n) from b) ~ a, b
            select x from a qualify row_number() over (partition by x order by (select max(y) from b)) = 1 ~ a, b
            select count(*) filter (where x in (select x from b)) from a ~ a, b
            select list_transform(l, lambda x: x + 1) from a ~ a
            select * from (values (1), (2)) as v(x) join a on a.x = v.x ~ a
            select * from a pivot (sum(n) for kind in ('x', 'y')) ~ a
            select * from a unpivot (value for name in (x, y)) ~ a
            with q as (select * from a) select * from q ~ a
            with a as (select * from a) select * from a ~ a
            with a as (select * from b) select * from a ~ b
            with q as (select * from a), r as (select * from q) select * from r join q using (x) ~ a
            with q as (select * from r), r as (select * from a) select * from q ~ a, r
            with q as materialized (select * from a) select * from q ~ a
            with Q as (select * from a) select * from q ~ a
            with q as (with q as (select * from a) select * from q) select * from q ~ a
            with q as (select * from a) select * from (with q as (select * from b) select * from q) as s join q using (x) ~ a, b
            with q as (select * from a) select * from b where exists (select 1 from q) ~ a, b
            select * from (with q as (select * from a) select * from q) as s, q ~ a, q
            with q as (select * from a) select * from staging.q join q using (x) ~ a, staging.q
            with q as (select 1 as x) select * from a where x in (with p as (select * from q) select x from p) ~ a
            with recursive r as (select * from a union all select r.* from r join b using (x)) select * from r ~ a, b
            with recursive r as (select * from r union all select r.* from r where x < 3) select * from r ~ r
            with recursive r as (select * from r) select * from r ~ r
            with recursive r(x, y) using key (x) as (select x, y from a union select x, y from recurring.r) select * from r ~ a
            with recursive r as (with q as (select * from a) select * from q union all select r.* from r join c using (x)) select * from r ~ a, c
            select first(x order by y), string_agg(z, ', ' order by z) from a ~ a
            select lag(x) over (partition by y order by z) from a ~ a
            select sum(x) over (partition by y) from a ~ a
            select sum(x) over w from a window w as (order by (select 1 from b)) ~ a, b
            select distinct on (x) x, y from a order by x, y ~ a
            select columns('x.*') from a ~ a
            select * exclude (x) replace (y + 1 as y) from a ~ a
            select cast(x as decimal(9, 2)), y::varchar[], z::struct(a integer, b decimal(4, 1)), null::enum('p', 'q') from a ~ a
            select x, 1.25, date '2026-01-01', interval 3 day, [1, 2], {'k': x}, map {'k': 1}, x[1:2], x.k from a ~ a
            select count(distinct x), sum(x) filter (where y), grouping(x) from a group by rollup (x) ~ a
            select x from a group by all order by all ~ a
            select * from a where x like 'q%' and y not in (1, 2) and z is distinct from 3 and w between 1 and 2 ~ a
            select 1 as one ~ ``
            """)
    void readsExactlyTheseTables(String sql, String tables) {
        assertThat(parser.parse("model.sql", sql).tables().stream()
                        .map(TableName::toString)
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .isEqualTo(tables);
    }

    @Test
    void knowsTheColumnsAndTextsThatAreNamedAndNoneThatAStarTakes() {
        ParsedQuery query = parser.parse("model.sql", """
                with source as (select * exclude (left_out) from landing.a)
                select a.Child_Id, coalesce(b."when", 'never') as seen, upper(kind) = 'X' as is_x
                from source as a inner join b on a.key = b.key and b.n = 1
                """);

        assertThat(query.columns()).containsExactlyInAnyOrder("child_id", "when", "kind", "key", "n");
        assertThat(query.texts()).containsExactlyInAnyOrder("never", "X");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            pivot a on x using sum(y) ~ not a plain select
            select * from (pivot a on x using sum(y)) ~ not a plain select
            create table t as select 1 ~ not a plain select
            insert into t select 1 ~ not a plain select
            copy a to 'x.csv' ~ not a plain select
            select 1; select 2 ~ holds 2 statements
            selec 1 ~ not valid SQL
            `` ~ holds 0 statements
            describe a ~ describes a table
            select * from (summarize a) ~ describes a table
            select * from 'file.csv' ~ files cannot be read
            select * from "https://x.org/a.parquet" ~ files cannot be read
            select * from read_parquet('a.parquet') ~ table function read_parquet()
            select * from read_csv('a.csv') ~ table function read_csv()
            select * from glob('*') ~ table function glob()
            select * from query('select * from a') ~ table function query()
            select * from query_table('a') ~ table function query_table()
            select * from duckdb_tables() ~ table function duckdb_tables()
            select * from other.main.a ~ another database
            select * from a using sample 10 ~ takes a sample
            select * from a tablesample 10% ~ takes a sample
            select * from a positional join b ~ joins by position
            select * from a limit 3 ~ limit without an order by
            select * from (select * from a limit 3) order by 1 ~ limit without an order by
            select distinct on (x) x, y from a ~ distinct on without an order by
            select current_date from a ~ reads the clock
            select now() from a ~ reads the clock
            select today() from a ~ reads the clock
            select random() from a ~ differs from run to run
            select uuid() from a ~ differs from run to run
            select any_value(x) from a ~ depends on the order of rows
            select first(x) from a ~ without an order by
            select last(x) from a ~ without an order by
            select list(x) from a ~ without an order by
            select string_agg(x, ',') from a ~ without an order by
            select max_by(x, y) from a ~ without an order by
            select mode(x) from a ~ depends on the order of rows
            select approx_count_distinct(x) from a ~ depends on the order of rows
            select row_number() over (partition by x) from a ~ without an order by
            select lag(x) over () from a ~ without an order by
            select getenv('HOME') from a ~ more than the rows
            select current_setting('threads') from a ~ more than the rows
            """)
    void refuses(String sql, String why) {
        assertThatThrownBy(() -> parser.parse("model.sql", sql))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("model.sql: ")
                .hasMessageContaining(why);
    }
}
