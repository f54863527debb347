package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendwarehouse.warehouse.TestFiles.ABOUT;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macros, reference lists, and rules that show only when a table is made. */
class DefinitionsInActionTest {
    private static final String MACROS = "warehouse-sql/models/macros.sql";

    private static TestWarehouse select(String sql, String macros) throws SQLException {
        return new TestFiles()
                .file(MACROS, macros)
                .file("warehouse-sql/reference/team.csv", "team,size\nA,1\nB,2\n")
                .model("facts/f", sql, key("id"))
                .warehouse()
                .build();
    }

    @Test
    void modelsMayCallDeclaredMacros() throws SQLException {
        String macros = """
                -- twice; and that again
                create macro twice(x) as 2 * x;
                create macro four_times(x) as twice(twice(x));
                """;
        try (TestWarehouse warehouse = select("select four_times(size::integer) as id from ref_team", macros)) {
            assertThat(warehouse.rows("select id from f order by id")).containsExactly("4", "8");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            create macro m(x) as (select max(size) from ref_team) ~ macro m: Catalog Error
            create macro m(x) as (select count(*) from information_schema.tables) ~ a macro reads no table
            create macro m(x) as table select 1 as a ~ returns a table
            create macro m(x) as x + random() ~ differs from run to run
            create macro m(x) as current_date ~ reads the clock
            create table t as select 1 ~ may hold 'create macro
            create or replace macro m(x) as x ~ may hold 'create macro
            create macro as x ~ may hold 'create macro
            create macro m(x) as x + ~ macro m:
            """)
    void otherMacrosAreRefused(String macros, String why) {
        assertThatThrownBy(() -> select("select 1 as id", macros))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith(MACROS)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            select sum(size::double) as id from ref_team ~ sum()
            select avg(size::float) as id from ref_team ~ avg()
            select sum(size::double) over (order by team) as id from ref_team ~ sum()
            select sum(x)::integer as id from (select size::integer * 0.5::double as x from ref_team) ~ sum()
            """)
    void sumsOfDoublesAreRefused(String sql, String why) {
        assertThatThrownBy(() -> select(sql, ""))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("calls " + why.replace("()", "") + "() over doubles");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            select sum(size::integer) as id from ref_team ~ 3
            select avg(size::integer) as id from ref_team ~ 1.5
            select sum(size::decimal(9, 2)) as id from ref_team ~ 3.00
            select max(size::double) as id from ref_team ~ 2.0
            """)
    void otherAggregatesAreNot(String sql, String value) throws SQLException {
        try (TestWarehouse warehouse = select(sql, "")) {
            assertThat(warehouse.value("select id from f")).isEqualTo(value);
        }
    }

    @Test
    void aDescribedReferenceListHasTypes() throws SQLException {
        TestFiles files = new TestFiles()
                .file("warehouse-sql/reference/day.csv", "day,open,share\n2026-01-01,false,0.25\n2026-01-02,true,\n")
                .file("warehouse-sql/reference/day.yml", "reference: day\n" + ABOUT + """
                        source: a calendar
                        key: [day]
                        columns:
                          day: {type: date, description: The day.}
                          open: {type: boolean, description: Open.}
                          share: {type: 'decimal(4, 2)', description: Share.}
                        """);
        try (TestWarehouse warehouse = files.warehouse().build("ref_day")) {
            assertThat(warehouse.rows("select day + 1, not open, share * 2 from ref_day"))
                    .containsExactly("2026-01-02 | true | 0.50", "2026-01-03 | false | null");
        }
    }

    @Test
    void aFolderOfYamlListsBecomesATable() throws SQLException {
        TestFiles files = new TestFiles()
                .file("warehouse-sql/reference/indicators/first.yaml", """
                        - code: one
                          target: {value: 100, from: 2024-11-01}
                          evidence_for: [A1, A2]
                        """)
                .file("warehouse-sql/reference/indicators/second.yaml", """
                        - code: two
                          method: >-
                            In two
                            lines.
                        """)
                .file("warehouse-sql/reference/indicators.yml", "reference: indicators\n" + ABOUT + """
                        key: [code]
                        columns:
                          code: {type: varchar, description: Code.}
                          target_value: {type: integer, path: target.value, description: Target.}
                          target_from: {type: date, path: target.from, description: From.}
                          evidence_for: {type: 'varchar[]', description: Actions.}
                          method: {type: varchar, description: Method.}
                        """);
        try (TestWarehouse warehouse = files.warehouse().build("ref_indicators")) {
            assertThat(warehouse.rows(
                            "select code, target_value, target_from, evidence_for[2], method from ref_indicators"))
                    .containsExactly("one | 100 | 2024-11-01 | A2 | null", "two | null | null | null | In two lines.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            team,size~team,weight~has the header [team, weight] but describes [team, size]
            A,1~`A,1,9`~Record 2 has 3 fields, but first record had 2 fields
            A,1~`A,one`~row 1 has 'one' in size, which is not of its type
            """)
    void aReferenceListThatDoesNotFitItsDescriptionIsRefused(String text, String instead, String why) {
        String csv = "team,size\nA,1\n".replace(text, instead);
        TestFiles files = new TestFiles()
                .file("warehouse-sql/reference/team.csv", csv)
                .file("warehouse-sql/reference/team.yml", "reference: team\n" + ABOUT + """
                        key: [team]
                        columns:
                          team: {type: varchar, description: Team.}
                          size: {type: integer, description: Size.}
                        """);
        assertThatThrownBy(() -> files.warehouse().build("ref_team"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aYamlListWithAKeyThatNothingDescribesIsRefused() {
        TestFiles files = new TestFiles()
                .file("warehouse-sql/reference/x.yaml", "- {code: one, extra: {deep: 1}}")
                .file(
                        "warehouse-sql/reference/x.yml",
                        "reference: x\n" + ABOUT + "key: [code]\ncolumns: {code: {type: varchar, description: Code.}}");
        assertThatThrownBy(files::catalogue)
                .hasMessageContaining("entry 1 has keys that no column describes: extra.deep");
    }

    @Test
    void aDescribedColumnThatTheTableLacksIsRefused() {
        assertThatThrownBy(() -> new TestFiles()
                        .model(
                                "facts/f",
                                "select 1 as id",
                                "key: [id]\ncolumns: {id: {description: Id.}, ghost: {description: Ghost.}}")
                        .warehouse()
                        .build())
                .hasMessage("warehouse-sql/models/facts/f.yml: describes columns that the table does not have: ghost");
    }

    @Test
    void aModelThatDoesNotRunIsNamed() {
        assertThatThrownBy(() -> select("select nothing_such as id from ref_team", ""))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageStartingWith("warehouse-sql/models/facts/f.yml: Binder Error:");
    }

    @Test
    void aStepThatNobodyImplementsIsNamed() {
        TestFiles files = new TestFiles()
                .yml(
                        "facts/s",
                        "model: s\n" + ABOUT
                                + "step: count\nkey: [id]\ncolumns: {id: {type: integer, description: Id.}}");
        assertThatThrownBy(() -> files.warehouse().build())
                .hasMessageStartingWith("warehouse-sql/models/facts/s.yml: there is no step 'count'");
    }
}
