package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of a build, and who may read whom. */
class BuildPlanTest {
    private static final List<String> LANDED = List.of("request");

    private static BuildPlan plan(TestFiles files) {
        return BuildPlan.full(files.catalogue(), LANDED, List.of());
    }

    private static TestFiles model(TestFiles files, String path, String reads) {
        return files.model(path, "select 1 as id from " + reads, key("id"));
    }

    private static List<String> names(BuildPlan plan) {
        return plan.tables().stream().map(TableName::table).toList();
    }

    @Test
    void tablesStandAfterWhatTheyReadWhateverTheirNames() {
        TestFiles files = new TestFiles();
        model(files, "marts/a", "b, c");
        model(files, "facts/b", "d");
        model(files, "facts/c", "b, stg_e");
        model(files, "dimensions/d", "stg_e, ref_run");
        model(files, "staging/x/stg_e", "landing.request, landing_history.request");
        assertThat(names(plan(files))).containsExactly("stg_e", "d", "b", "c", "a");
    }

    @Test
    void theOrderDoesNotDependOnTheOrderOfFiles() {
        TestFiles one = new TestFiles();
        model(model(one, "facts/a", "ref_run"), "facts/b", "ref_run");
        TestFiles two = new TestFiles();
        model(model(two, "facts/b", "ref_run"), "facts/a", "ref_run");
        assertThat(names(plan(one))).isEqualTo(names(plan(two))).containsExactly("a", "b");
    }

    @Test
    void lineageNamesTablesWithTheirSchemas() {
        TestFiles files = model(model(new TestFiles(), "staging/x/stg_e", "landing.request"), "facts/f", "stg_e");
        assertThat(plan(files).lineage())
                .containsEntry(TableName.of("warehouse.f"), Set.of(TableName.of("staging.stg_e")))
                .containsEntry(TableName.of("staging.stg_e"), Set.of(TableName.of("landing.request")));
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        TestFiles files = new TestFiles();
        model(files, "facts/start", "a");
        model(files, "facts/a", "b");
        model(files, "facts/b", "c");
        model(files, "facts/c", "a");
        assertThatThrownBy(() -> plan(files))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageEndingWith("is part of a circle: a reads b reads c reads a");
    }

    @Test
    void aModelThatReadsItselfIsACircle() {
        assertThatThrownBy(() -> plan(model(new TestFiles(), "facts/a", "a")))
                .hasMessageEndingWith("is part of a circle: a reads a");
    }

    @Test
    void aTableThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> plan(model(new TestFiles(), "facts/a", "nothing_such")))
                .hasMessage("warehouse-sql/models/facts/a.sql".replace(".sql", ".yml")
                        + ": reads nothing_such, which is no table here");
    }

    @Test
    void aLandedTableNamedBareIsRefusedWithAHint() {
        assertThatThrownBy(() -> plan(model(new TestFiles(), "staging/x/stg_a", "request")))
                .hasMessageEndingWith("(landed tables are named landing.request)");
    }

    @Test
    void aTableUnderTheWrongSchemaIsRefused() {
        TestFiles files = model(model(new TestFiles(), "facts/a", "ref_run"), "facts/b", "marts.a");
        assertThatThrownBy(() -> plan(files)).hasMessageContaining("reads marts.a, which is no table here");
    }

    @Test
    void stagingReadsOnlyWhatHasLandedAndReference() {
        TestFiles files = model(model(new TestFiles(), "dimensions/d", "ref_run"), "staging/x/stg_a", "d");
        assertThatThrownBy(() -> plan(files)).hasMessageContaining("staging reads only what has landed, and reference");
    }

    @Test
    void onlyStagingReadsWhatHasLanded() {
        assertThatThrownBy(() -> plan(model(new TestFiles(), "facts/a", "landing.request")))
                .hasMessageContaining("only staging reads what has landed");
    }

    @Test
    void martsNeverReadStaging() {
        TestFiles files = model(model(new TestFiles(), "staging/x/stg_a", "landing.request"), "marts/m", "stg_a");
        assertThatThrownBy(() -> plan(files)).hasMessageContaining("marts never read staging");
    }

    @Test
    void aTableThatNothingReadsIsRefusedUnlessItIsAnEnd() {
        TestFiles ends = model(model(new TestFiles(), "facts/f", "ref_run"), "marts/m", "ref_run");
        assertThat(names(plan(ends))).containsExactly("m", "f");
        TestFiles orphan = model(new TestFiles(), "evidence/e", "ref_run");
        assertThatThrownBy(() -> plan(orphan)).hasMessageEndingWith("evidence/e.yml: is read by nothing");
    }

    @Test
    void anAuditTableStandsAfterWhatItReadsAndBeforeWhatReadsIt() {
        TestFiles files = model(model(new TestFiles(), "facts/f", "ref_run"), "marts/m", "audit.found");
        AuditTable audit = new AuditTable() {
            @Override
            public String name() {
                return "found";
            }

            @Override
            public Set<TableName> reads() {
                return Set.of(TableName.of("f"));
            }

            @Override
            public void make(Connection connection, StepContext context) {}
        };
        assertThat(names(BuildPlan.full(files.catalogue(), LANDED, List.of(audit))))
                .containsExactly("f", "found", "m");
    }
}
