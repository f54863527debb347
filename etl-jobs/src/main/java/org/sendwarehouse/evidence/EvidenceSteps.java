package org.sendwarehouse.evidence;

import java.util.List;
import org.sendwarehouse.warehouse.WarehouseStep;

/** The parts of the evidence layer that are computed in Java: intervals, ranks, process charts, judgements, simulations. */
public final class EvidenceSteps {
    private EvidenceSteps() {}

    /** All steps, for the builder of the warehouse. */
    public static List<WarehouseStep> all() {
        return List.of(
                new IntervalsStep(),
                new QuantileRanksStep(),
                new ProcessPointsStep(),
                new ProcessSummaryStep(),
                new JudgementsStep(),
                new CourseCorrectionStep(),
                new CountChangesStep(),
                new QueueSimulationStep(),
                new EquityGapsStep());
    }
}
