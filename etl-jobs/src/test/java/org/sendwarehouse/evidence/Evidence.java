package org.sendwarehouse.evidence;

import java.sql.SQLException;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Builds the evidence of a test's landed rows by the real models. */
final class Evidence {
    private Evidence() {}

    static TestWarehouse of(TestWarehouse.Builder warehouse) throws SQLException {
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build(
                "evidence",
                "indicator",
                "milestone_status",
                "action_status",
                "decision_asked",
                "process_control",
                "indicator_process");
    }
}
