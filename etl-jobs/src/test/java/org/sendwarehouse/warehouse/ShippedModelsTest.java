package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The definitions the product ships. */
class ShippedModelsTest {

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
