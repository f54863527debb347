package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendwarehouse.warehouse.TestFiles.ABOUT;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files become models; what is not wholly understood is refused by the name of its file. */
class ModelCatalogueTest {
    private static final String SQL = "warehouse-sql/models/facts/fact_x.sql";
    private static final String YML = """
            model: fact_x
            grain: a row
            owner: data team
            sensitivity: public
            description: A table.
            key: [id]
            columns:
              id: {description: The key.}
              team: {description: The team., unit: letters, tests: [not_null, {accepted_values: [A, B]}, {references: ref_team}]}
            tests:
              - {name: no ghosts, sql: select * from fact_x where id is null, severity: warning}
            """;

    private static ModelCatalogue catalogue(String yml, String sql) {
        return new TestFiles().yml("facts/fact_x", yml).file(SQL, sql).catalogue();
    }

    @Test
    void aModelIsItsTwoFiles() {
        Model model = catalogue(YML, "-- grain: a row\nselect 1 as id from ref_team, audit.delivery")
                .find("fact_x")
                .orElseThrow();
        assertThat(model.table()).hasToString("warehouse.fact_x");
        assertThat(model.layer()).isEqualTo(Layer.FACTS);
        assertThat(model.about()).isEqualTo(new Model.About("a row", "data team", "public", "A table."));
        assertThat(model.columns().keySet()).containsExactly("id", "team");
        assertThat(model.columns().get("team"))
                .extracting(Model.Column::comment)
                .isEqualTo("The team. [letters]");
        assertThat(model.columns().get("team"))
                .extracting(Model.Column::refersTo)
                .isEqualTo(Optional.of(new Model.Reference(TableName.of("ref_team"), "team")));
        assertThat(model.reads()).containsExactlyInAnyOrder(TableName.of("ref_team"), TableName.of("audit.delivery"));
        assertThat(model.tests())
                .extracting(ModelTest::name)
                .containsExactly(
                        "id: not_null",
                        "id: unique",
                        "team: not_null",
                        "team: accepted_values",
                        "team: references ref_team",
                        "no ghosts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            model: fact_x ~ model: fact_y ~ unlike its file
            model: fact_x ~ `` ~ has no 'model'
            grain: a row ~ grain: another ~ states another grain
            grain: a row ~ `` ~ has no 'grain'
            owner: data team ~ `` ~ has no 'owner'
            sensitivity: public ~ `` ~ has no 'sensitivity'
            description: A table. ~ `` ~ has no 'description'
            description: A table. ~ description: ~ has no 'description'
            owner: data team ~ owners: data team ~ has no 'owner'
            owner: data team ~ {owner: data team ~ is not valid YAML
            owner: data team ~ `owner: data team\nowner: two` ~ is not valid YAML
            {description: The key.} ~ {describe: The key.} ~ columns.id has no 'description'
            {description: The key.} ~ {description: The key., note: x} ~ columns.id has the unknown key 'note'
            {description: The key.} ~ {description: The, key.} ~ a text with a comma needs quotes
            {description: The key.} ~ {description: The key., type: integer} ~ unknown key 'type'
            [not_null, ~ [notnull, ~ unknown test 'notnull'
            accepted_values: [A, B] ~ accepted: [A, B] ~ is none of unique, not_null
            accepted_values: [A, B] ~ range: {} ~ has neither min nor max
            severity: warning ~ severity: bad ~ 'severity' is neither error nor warning
            key: [id] ~ key: [] ~ has no key test
            key: [id] ~ key: [other] ~ key column 'other', which is not described
            key: [id] ~ `key: [id]\nlabel: name` ~ has the label 'name', which is not described
            id is null ~ id is nul from ~ not valid SQL
            key: [id] ~ `key: [id]\nstep: x` ~ has both an .sql file and
            key: [id] ~ `key: [id]\nnotes: x` ~ has the unknown key 'notes'
            """)
    void aDescriptionThatIsNotWhollyUnderstoodIsRefused(String text, String instead, String why) {
        String yml = YML.replace(text, instead.replace("\\n", "\n"));
        assertThat(yml).isNotEqualTo(YML);
        assertThatThrownBy(() -> catalogue(yml, "-- grain: a row\nselect 1 as id"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("warehouse-sql/models/facts/fact_x.")
                .hasMessageContaining(why);
    }

    @Test
    void sqlStartsWithItsGrain() {
        assertThatThrownBy(() -> catalogue(YML, "select 1 as id"))
                .hasMessage(SQL + ": does not start with '-- grain: …'");
    }

    @Test
    void sqlWithoutADescriptionIsRefused() {
        assertThatThrownBy(() ->
                        new TestFiles().file(SQL, "-- grain: a row\nselect 1").catalogue())
                .hasMessage(SQL + ": has no .yml file beside it that describes it");
    }

    @Test
    void aDescriptionWithoutSqlIsRefused() {
        assertThatThrownBy(() -> new TestFiles().yml("facts/fact_x", YML).catalogue())
                .hasMessageEndingWith("has no .sql file beside it, no 'step' and no 'union_of'");
    }

    @Test
    void twoModelsOfOneNameAreRefused() {
        TestFiles files = new TestFiles()
                .model("facts/one", "select 1 as id", key("id"))
                .model("marts/one", "select 1 as id", key("id"));
        assertThatThrownBy(files::catalogue)
                .hasMessage(
                        "warehouse-sql/models/marts/one.yml: makes one, as does warehouse-sql/models/facts/one.yml");
    }

    @Test
    void aFileInNoLayerIsRefused() {
        assertThatThrownBy(() -> new TestFiles()
                        .model("facets/one", "select 1 as id", key("id"))
                        .catalogue())
                .hasMessageContaining("lies in no layer");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> new TestFiles()
                        .file("warehouse-sql/models/facts/x.txt", "")
                        .catalogue())
                .hasMessageContaining("is no kind of file that belongs here");
    }

    @Test
    void aUnionOfNothingIsRefused() {
        TestFiles files = new TestFiles()
                .yml("marts/all", "model: all\n" + ABOUT + "union_of: models/evidence/none/*\n" + key("id"));
        assertThatThrownBy(files::catalogue)
                .hasMessageContaining("warehouse-sql/models/evidence/none/*, which is empty");
    }

    @Test
    void aStepStatesTheTypesOfItsColumns() {
        TestFiles files =
                new TestFiles().yml("evidence/s", "model: s\n" + ABOUT + "step: count\nreads: [x]\n" + key("id"));
        assertThatThrownBy(files::catalogue).hasMessageContaining("columns.id has no 'type'");
    }
}
