package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build from files to tables. */
class BuildTest {
    private static final String REQUESTS = """
            request_id,agency_code,received:date
            R1,ep,2026-01-05
            R2,salt,2026-02-01
            """;

    private static TestFiles files() {
        return new TestFiles()
                .file("warehouse-sql/reference/agency.csv", "agency_code,agency_name\nep,Psychology\nsalt,Speech\n")
                .model(
                        "staging/x/stg_x__request",
                        "select request_id, agency_code, received from landing.request",
                        key("request_id"))
                .model(
                        "facts/fact_request",
                        "select request_id as request_key, agency_name, received + 42 as due_date"
                                + " from stg_x__request left join ref_agency using (agency_code)",
                        key("request_key"));
    }

    @Test
    void buildsEachTableAfterWhatItReads() throws SQLException {
        try (TestWarehouse warehouse =
                files().warehouse().landing("request", REQUESTS).build()) {
            assertThat(warehouse.rows("select * from fact_request order by request_key"))
                    .containsExactly("R1 | Psychology | 2026-02-16", "R2 | Speech | 2026-03-15");
        }
    }

    @Test
    void landedRowsCarryTheirDelivery() throws SQLException {
        try (TestWarehouse warehouse =
                files().warehouse().landing("request", REQUESTS).build()) {
            assertThat(
                            warehouse.rows(
                                    "select request_id, delivery_id, source_row, as_of, area_code from landing.request order by 1"))
                    .containsExactly(
                            "R1 | test-request | 1 | 2026-04-30 | 840", "R2 | test-request | 2 | 2026-04-30 | 840");
            assertThat(warehouse.rows("select delivery_id, rows_accepted from audit.delivery"))
                    .containsExactly("test-request | 2");
        }
    }

    @Test
    void theRunIsATable() throws SQLException {
        try (TestWarehouse warehouse =
                files().warehouse().landing("request", REQUESTS).build()) {
            assertThat(warehouse.rows("select run_id, as_at, la_number, area_code, synthetic from ref_run"))
                    .containsExactly("test-run | 2026-04-30 | 840 | E06000047 | true");
        }
    }

    @Test
    void aSubsetIsBuiltWithItsAncestorsOnly() throws SQLException {
        TestFiles files = files().model("marts/broken", "select nothing_such from fact_request", key("nothing_such"));
        try (TestWarehouse warehouse =
                files.warehouse().landing("request", REQUESTS).build("fact_request")) {
            assertThat(warehouse.value("select count(*) from fact_request")).isEqualTo("2");
        }
    }

    @Test
    void aFailedTestFailsTheBuildAndNamesModelTestAndRows() {
        String twice = REQUESTS + "R1,ep,2026-03-01\n";
        assertThatThrownBy(() -> files().warehouse().landing("request", twice).build())
                .isInstanceOf(BuildFailedException.class)
                .hasMessage("Model staging.stg_x__request fails its test 'request_id: unique' in 1 row:"
                        + " request_id R1, rows_with_it 2");
    }

    @Test
    void resultsOfTestsAreRecorded() throws SQLException {
        TestFiles files = files().model(
                        "marts/late", "select request_key, due_date from fact_request", "key: [request_key]", """
                        columns:
                          request_key: {description: The request., tests: [{references: fact_request}]}
                          due_date: {description: Due., unit: date, tests: [not_null, {range: {min: 2026-01-01, max: 2026-03-01}, severity: warning}]}
                        tests:
                          - {name: never empty, sql: select 1 where (select count(*) from late) = 0}
                        """);
        try (TestWarehouse warehouse =
                files.warehouse().landing("request", REQUESTS).build()) {
            assertThat(warehouse.rows(
                            "select test, severity, result, violations from audit.model_test where model = 'late'"))
                    .containsExactly(
                            "request_key: not_null | error | passed | 0",
                            "request_key: unique | error | passed | 0",
                            "request_key: references fact_request | error | passed | 0",
                            "due_date: not_null | error | passed | 0",
                            "due_date: range | warning | failed | 1",
                            "never empty | error | passed | 0");
        }
    }

    @Test
    void commentsComeFromTheDescription() throws SQLException {
        try (TestWarehouse warehouse =
                files().warehouse().landing("request", REQUESTS).build()) {
            assertThat(
                            warehouse.value(
                                    "select comment from duckdb_columns() where table_name = 'fact_request' and column_name = 'request_key'"))
                    .isEqualTo("The key.");
            assertThat(warehouse.value("select comment from duckdb_tables() where table_name = 'fact_request'"))
                    .isEqualTo("A table. One row: a row.");
        }
    }

    @Test
    void aStepFillsItsTypedTableAfterWhatItReads() throws SQLException {
        TestFiles files = files().yml("evidence/counted", """
                model: counted
                grain: a row
                owner: data team
                sensitivity: public
                description: Counted by Java.
                step: count requests
                reads: [fact_request]
                key: [requests]
                columns: {requests: {description: How many., type: bigint}}
                """)
                .model("marts/shown", "select requests from counted", key("requests"));
        WarehouseStep step = new WarehouseStep() {
            @Override
            public String name() {
                return "count requests";
            }

            @Override
            public void run(Connection connection, StepContext context) throws SQLException {
                Tables.append(
                        connection,
                        context.table(),
                        List.of(List.of(Sql.count(connection, "select count(*) from fact_request"))));
            }
        };
        try (TestWarehouse warehouse =
                files.warehouse().landing("request", REQUESTS).step(step).build()) {
            assertThat(warehouse.rows("select * from marts.shown")).containsExactly("2");
        }
    }

    @Test
    void tablesOfAFolderArePutTogetherByName() throws SQLException {
        TestFiles files = unions("select due_date as b, 'again ' || request_key as a from fact_request");
        try (TestWarehouse warehouse =
                files.warehouse().landing("request", REQUESTS).build()) {
            assertThat(warehouse.rows("select a, b from marts.together order by all"))
                    .containsExactly(
                            "R1 | 2026-02-16", "R2 | 2026-03-15", "again R1 | 2026-02-16", "again R2 | 2026-03-15");
        }
    }

    @Test
    void tablesOfOtherColumnsAreNotPutTogether() {
        TestFiles files = unions("select due_date as b, request_key as c from fact_request");
        assertThatThrownBy(() -> files.warehouse().landing("request", REQUESTS).build())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(
                        "cannot put together one with the columns {a=VARCHAR, b=DATE} and two with {b=DATE, c=VARCHAR}");
    }

    @Test
    void aUnionThatStatesItsTypesTakesTablesThatLeaveColumnsOut() throws SQLException {
        TestFiles files = unions(
                "select due_date + 1 as b from fact_request",
                "columns: {a: {type: varchar, description: A.}, b: {type: date, description: B.},"
                        + " c: {type: bigint, description: C.}}\nkey: [b]");
        try (TestWarehouse warehouse =
                files.warehouse().landing("request", REQUESTS).build()) {
            assertThat(warehouse.rows("select distinct a is null, c is null, typeof(c) from together order by 1"))
                    .containsExactly("false | true | BIGINT", "true | true | BIGINT");
        }
    }

    @Test
    void aUnionThatStatesItsTypesRefusesAColumnItDoesNotHave() {
        TestFiles files = unions(
                "select due_date as b, request_key as misspelt from fact_request",
                "columns: {a: {type: varchar, description: A.}, b: {type: date, description: B.}}\nkey: [b, a]");
        assertThatThrownBy(() -> files.warehouse().landing("request", REQUESTS).build())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("puts together two, whose columns it does not have: misspelt");
    }

    @Test
    void aUnionStatesAllItsTypesOrNone() {
        TestFiles files = unions(
                "select due_date as b from fact_request",
                "columns: {a: {type: varchar, description: A.}, b: {description: B.}}\nkey: [b, a]");
        assertThatThrownBy(() -> files.warehouse().landing("request", REQUESTS).build())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("states the type of some columns and not of others");
    }

    private static TestFiles unions(String second) {
        return unions(second, key("a"));
    }

    private static TestFiles unions(String second, String columns) {
        return files().model(
                        "evidence/events/one",
                        "select request_key as a, due_date as b from fact_request",
                        "columns: {a: {description: A., tests: [unique, not_null]}}")
                .model("evidence/events/two", second, "columns: {b: {description: B., tests: [unique, not_null]}}")
                .yml(
                        "marts/together",
                        "model: together\n" + TestFiles.ABOUT + "union_of: models/evidence/events/*\n" + columns);
    }
}
