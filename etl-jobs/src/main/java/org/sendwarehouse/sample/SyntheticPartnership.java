package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.sample.SampleOptions.Sen2Shapes;

/**
 * A partnership that does not exist, in the delivery shapes of one that does: its published counts are County
 * Durham's, its people are invented. The same options give the same bytes on every machine.
 */
public final class SyntheticPartnership {
    private SyntheticPartnership() {}

    /** What was planned, for whoever tells the user. */
    public record Written(int people, int pupils, int requests, int activePlans, int advice) {}

    /** Writes all deliveries into a home's inbox and the reference files beside it. */
    public static Written write(Home home, SampleOptions options) throws IOException {
        return write(home.inbox(), options);
    }

    /**
     * Writes all deliveries.
     *
     * @param inboxRoot the inbox; one folder a source is made in it, and {@code reference} beside it
     * @throws IOException when a file cannot be written
     * @throws IllegalStateException when the published counts cannot be met with this seed
     */
    public static Written write(Path inboxRoot, SampleOptions options) throws IOException {
        Path inbox = inboxRoot.toAbsolutePath();
        Path reference = inbox.resolveSibling("reference");
        Plan plan = Plan.of(options);
        Scene scene = Scene.of(options, plan, new Feeds(inbox, Contracts.load()));
        Path liquidlogic = inbox.resolve("liquidlogic");
        LocalDate asAt = options.asAt();
        for (int year = Targets.FIRST_PUBLISHED; year <= asAt.getYear(); year++) {
            if (!Calendars.censusDay(year).isAfter(asAt)) {
                writeReturn(new Sen2Return(plan.partnership(), year, options.laNumber()), options, liquidlogic);
            }
        }
        if (options.refusedFile()) {
            Sen2Xml.writeCut(liquidlogic);
        }
        OperationalFiles extracts = new OperationalFiles(
                liquidlogic,
                plan.partnership(),
                scene.calibration().socialCare().caseworkNhsNumber());
        extracts.write(asAt.withDayOfMonth(1).minusDays(1), 0);
        extracts.write(asAt, options.badAdviceRows());
        Path dfe = inbox.resolve("dfe");
        PublishedFiles.write(dfe, asAt);
        PublishedFiles.writeSeries(scene.feeds());
        ReferenceFiles.writeRegister(dfe, plan.schools(), options.laNumber(), asAt.withDayOfMonth(1));
        PartnerFiles.write(scene);
        ReferenceFiles.writePostcodes(reference, plan.postcodes());
        ReferenceFiles.writeMark(reference, options);
        if (options.defects()) {
            DefectPlanter.plant(inbox, Defect.shipped());
        }
        return plan.summary(scene.pupils().size());
    }

    private static void writeReturn(Sen2Return sen2, SampleOptions options, Path folder) throws IOException {
        Sen2Shapes shapes = options.shapesOf(sen2.collectionYear);
        if (shapes == Sen2Shapes.XML || shapes == Sen2Shapes.ALL) {
            Sen2Xml.write(sen2, folder);
        }
        if (shapes == Sen2Shapes.BLADE || shapes == Sen2Shapes.ALL) {
            Sen2Blade.write(sen2, folder);
        }
        if (shapes == Sen2Shapes.MODULES || shapes == Sen2Shapes.ALL) {
            Sen2Modules.write(sen2, folder);
        }
    }
}
