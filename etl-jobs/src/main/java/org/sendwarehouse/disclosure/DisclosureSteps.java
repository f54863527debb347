package org.sendwarehouse.disclosure;

import java.time.Duration;
import java.util.List;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.WarehouseStep;

/** The parts of disclosure control that are computed in Java. */
public final class DisclosureSteps {
    /** A table that cannot be proved safe within it is not shown. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private DisclosureSteps() {}

    /** All steps, for the builder of the warehouse. */
    public static List<WarehouseStep> all() {
        return List.of(
                new ProtectedFiguresStep(Rules.shipped(), PATIENCE), new AudienceReasonsStep(Audience.shipped()));
    }

    /** The files that audiences get, for the publisher. */
    public static List<AudienceFile> files() {
        return Audience.shipped().stream().map(Audience::file).toList();
    }
}
