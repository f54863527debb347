package org.sendwarehouse.disclosure;

import java.util.List;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.WarehouseStep;

/** The parts of disclosure control that are computed in Java. */
public final class DisclosureSteps {
    private DisclosureSteps() {}

    /** All steps, for the builder of the warehouse. */
    public static List<WarehouseStep> all() {
        return List.of(new ProtectedFiguresStep(Rules.shipped()), new AudienceReasonsStep(Audience.shipped()));
    }

    /** The files that audiences get, for the publisher. */
    public static List<AudienceFile> files() {
        return Audience.shipped().stream().map(Audience::file).toList();
    }
}
