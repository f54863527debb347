package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.receive.template.SyntheticRows;

/**
 * A feed gets a column by a change of its contract and of its staging model, and of nothing else: done here to altered
 * copies of the shipped definitions, through the real door and the real build.
 */
class AddedColumnTest {
    private static final String CONTRACT = "warehouse-sql/contracts/liquidlogic/ehc_advice.odcs.yaml";
    private static final String STAGING = "warehouse-sql/models/staging/liquidlogic/stg_liquidlogic__ehc_advice";
    private static final String HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason";
    private static final String ROW = ",R1,LL77,ep,educational psychology,requested,N,2026-03-02,,,,";
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);

    @Test
    void a_column_is_added_by_one_contract_and_one_staging_model(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).create();
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        Path inbox = Files.createDirectories(home.inbox().resolve("liquidlogic"));
        Files.writeString(inbox.resolve("ehc_advice_2026-04-28.csv"), HEADER + "\nA1" + ROW + "\n");
        LandedHome.of(home, Contracts.load(), "840", NIGHT);

        Contracts contracts = Contracts.of(altered(
                List.of("warehouse-sql/contracts/**/*.yaml"),
                Map.of(CONTRACT, text -> text.replace("slaProperties:", """
                                      - name: pages
                                        logicalType: integer
                                        logicalTypeOptions:
                                          minimum: 1
                                        description: Number of pages of the advice.
                                slaProperties:"""))));
        assertThat(SyntheticRows.header(contracts.contract("liquidlogic", "ehc_advice")))
                .endsWith("late_reason", "pages");
        Files.writeString(
                inbox.resolve("ehc_advice_2026-04-30.csv"), HEADER + ",pages\nA1" + ROW + ",12\nA2" + ROW + ",\n");
        LandedTables landed = LandedHome.of(home, contracts, "840", NIGHT);

        ModelCatalogue catalogue = ModelCatalogue.of(altered(
                List.of("warehouse-sql/models/**/*.*", "warehouse-sql/reference/**/*.*"),
                Map.of(
                        STAGING + ".sql", text -> text.replace("    late_reason,\n", "    late_reason,\n    pages,\n"),
                        STAGING + ".yml",
                                text -> text.replace(
                                        "  delivery_id:",
                                        "  pages: {description: Number of pages of the advice.}\n  delivery_id:"))));
        assertThat(built(catalogue, landed, "select advice_id, pages from stg_liquidlogic__ehc_advice order by 1"))
                .containsExactly("A1 | 12", "A2 | null");
        // The delivery of before the change is still read.
        assertThat(built(
                        catalogue,
                        landed,
                        "select as_of, advice_id, pages from landing_history.ehc_advice order by all"))
                .containsExactly("2026-04-28 | A1 | null", "2026-04-30 | A1 | 12", "2026-04-30 | A2 | null");
    }

    private static List<Definition> altered(
            List<String> patterns, Map<String, java.util.function.UnaryOperator<String>> changes) {
        List<Definition> files = new ArrayList<>();
        for (String pattern : patterns) {
            for (Definition file : Definitions.list(pattern)) {
                String text = changes.getOrDefault(file.path(), t -> t).apply(file.text());
                assertThat(text.equals(file.text())).as(file.path()).isEqualTo(!changes.containsKey(file.path()));
                files.add(new Definition(file.path(), text));
            }
        }
        return files;
    }

    private static List<String> built(ModelCatalogue catalogue, LandedTables landed, String sql)
            throws SQLException, IOException {
        List<String> names =
                landed.tables().stream().map(LandedTables.Table::name).toList();
        BuildPlan plan = BuildPlan.of(catalogue, names, List.of(), List.of("stg_liquidlogic__ehc_advice"));
        Run run = new Run("test-run", NIGHT, new Run.Area("840", "E06000047", "County Durham"), true, "test");
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            new Build(
                            connection,
                            run,
                            landed,
                            new LandingViews(landed),
                            List.of(),
                            DuckDb.Settings.DEFAULT,
                            BuildListener.SILENT)
                    .run(catalogue, plan);
            return Sql.rows(connection, sql).stream()
                    .map(row ->
                            String.join(" | ", row.stream().map(String::valueOf).toList()))
                    .toList();
        }
    }
}
