package org.sendwarehouse.evidence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Builds the evidence of a test's landed rows by the real models. */
final class Evidence {
    private Evidence() {}

    static TestWarehouse of(TestWarehouse.Builder warehouse) throws SQLException {
        return with(warehouse);
    }

    /** The contract's marts, and more where a test is about them. */
    static TestWarehouse with(TestWarehouse.Builder warehouse, String... more) throws SQLException {
        EvidenceSteps.all().forEach(warehouse::step);
        String[] marts = {
            "evidence",
            "indicator",
            "milestone_status",
            "action_status",
            "decision_asked",
            "process_control",
            "indicator_process"
        };
        return warehouse.build(
                Stream.concat(Arrays.stream(marts), Arrays.stream(more)).toArray(String[]::new));
    }
}
