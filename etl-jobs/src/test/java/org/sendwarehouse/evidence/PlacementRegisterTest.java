package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Placements in other areas are counted where the register of schools knows other areas. */
class PlacementRegisterTest {
    private static final String OUT_OF_AREA =
            "select data_status, value from evidence where indicator_code = 'out_of_area_placement_count'"
                    + " and breakdown = 'all'";
    private static final String MAINSTREAM =
            "select numerator, denominator from evidence where indicator_code = 'mainstream_placement_pct'"
                    + " and breakdown = 'all'";

    @Test
    void a_register_of_several_areas_tells_them() throws SQLException {
        try (TestWarehouse warehouse = placements(WorkedExample.landedRows("placements"))) {
            assertThat(warehouse.rows(OUT_OF_AREA)).containsExactly("final | 2.0");
        }
    }

    @Test
    void a_register_of_one_area_cannot_tell_them_and_none_is_not_said() throws SQLException {
        Map<String, String> landed = new HashMap<>(WorkedExample.landedRows("placements"));
        landed.put("dfe_establishment", """
                urn,establishment_name,type_of_establishment_code,establishment_status_code,la_code
                100001,North Academy,34,1,840
                """);
        try (TestWarehouse warehouse = placements(landed)) {
            assertThat(warehouse.rows(OUT_OF_AREA)).containsExactly("not collected | null");
            assertThat(warehouse.rows(MAINSTREAM)).hasSize(1);
        }
    }

    private static TestWarehouse placements(Map<String, String> landed) throws SQLException {
        return Evidence.of(new WorkedExample.Given("2026-04-30", landed, Map.of()).warehouse());
    }
}
