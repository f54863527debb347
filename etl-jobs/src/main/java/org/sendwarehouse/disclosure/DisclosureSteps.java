package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.Extract;
import org.sendwarehouse.warehouse.WarehouseStep;

/** The parts of disclosure control that are computed in Java. */
public final class DisclosureSteps {
    private DisclosureSteps() {}

    /** All steps, for the builder of the warehouse. */
    public static List<WarehouseStep> all() {
        return List.of(new ProtectedFiguresStep(Rules.shipped()), new AudienceReasonsStep(Audience.shipped()));
    }

    /** All that readers outside get, for the publisher: the files of the audiences, and the open data. */
    public static List<Extract> extracts() {
        List<Extract> extracts = new ArrayList<>(files());
        extracts.add(OpenData.shipped());
        return extracts;
    }

    /** The files that audiences get. */
    public static List<AudienceFile> files() {
        return Audience.shipped().stream().map(Audience::file).toList();
    }
}
