package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.disclosure.DisclosureSteps;
import org.sendwarehouse.evidence.EvidenceSteps;

/** The definitions the product ships. */
class ShippedModelsTest {

    /** Which a night takes as proved: the types of a query depend on the definitions alone, never on what has landed. */
    @Test
    void noSumDependsOnTheOrderOfRows() throws SQLException {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30").unproved();
        EvidenceSteps.all().forEach(builder::step);
        DisclosureSteps.all().forEach(builder::step);
        try (TestWarehouse warehouse = builder.build()) {
            assertThat(warehouse.value("select count(*) > 30 from duckdb_tables() where schema_name = 'marts'"))
                    .isEqualTo("true");
        }
    }

    @Test
    void everyReferenceListIsATable() throws SQLException {
        try (TestWarehouse warehouse =
                TestWarehouse.asAt("2026-04-30").build("ref_agency", "ref_action", "landing.ehc_request")) {
            assertThat(warehouse.value("select count(*) from ref_action")).isEqualTo("40");
            assertThat(warehouse.value("select agency_name from ref_agency where agency_code = 'ep'"))
                    .isEqualTo("Educational psychology");
            assertThat(warehouse.rows("select typeof(received_date) from landing.ehc_request"))
                    .isEmpty();
        }
    }
}
